import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
  UploadedFile as FilePart,
} from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  IssueProgress,
  IssueState,
  LedgerAnswerRecords,
  LedgerAnswered,
  LedgerAnswers,
  LedgerApproval,
  LedgerDecision,
  LedgerExportQuery,
  LedgerImported,
  LedgerListQuery,
  LedgerPage,
  LedgerPreview,
  LedgerProposal,
  LedgerRow,
  LedgerRowChange,
  LedgerView,
  LedgerViewQuery,
} from '#contract';
import {
  idSchema,
  issueProgressSchema,
  issueStateSchema,
  ledgerAnswerRecordsSchema,
  ledgerAnsweredSchema,
  ledgerAnswersSchema,
  ledgerApprovalSchema,
  ledgerDecisionSchema,
  ledgerExportQuerySchema,
  ledgerImportedSchema,
  ledgerListQuerySchema,
  ledgerPageSchema,
  ledgerPreviewSchema,
  ledgerProposalSchema,
  ledgerRowChangeSchema,
  ledgerRowNoSchema,
  ledgerRowSchema,
  ledgerViewQuerySchema,
  ledgerViewSchema,
} from '#contract';
import { downloadSink } from '../content/download.js';
import { localeOf } from '../http/request-locale.js';
import type { Reply, Request } from '../http/request.js';
import { AllowRoles, Me } from '../sign-in/access.decorators.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { ApprovalService } from './approval.service.js';
import { ExportService } from './export.service.js';
import { ImportService } from './import.service.js';
import { LedgerService } from './ledger.service.js';
import { TakesPaper } from './paper-form.js';
import type { FormFile } from './paper-upload.js';
import { paperUpload } from './paper-upload.js';

/** Papers of the office that runs the ledgers; units see their rows as tasks. */
@ApiTags('ledgers')
@Controller('api/v1/ledgers')
@AllowRoles('supervisor', 'leader', 'administrator')
export class LedgerController {
  constructor(
    private readonly ledgers: LedgerService,
    private readonly imports: ImportService,
    private readonly approvals: ApprovalService,
    private readonly exports: ExportService,
  ) {}

  @Get()
  @ApiResponse({ status: 200, standardSchema: ledgerPageSchema })
  list(@Query({ schema: ledgerListQuerySchema }) query: LedgerListQuery): Promise<LedgerPage> {
    return this.ledgers.list(query);
  }

  @Post('preview')
  @TakesPaper({ plainText: true })
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: ledgerPreviewSchema })
  preview(@Req() request: Request, @FilePart() file: FormFile | undefined): Promise<LedgerPreview> {
    const { paper, decisions } = paperUpload(request, file);
    return this.imports.preview(paper, decisions);
  }

  @Post()
  @TakesPaper({ plainText: true })
  @ApiResponse({ status: 201, standardSchema: ledgerImportedSchema })
  @ApiResponse({ status: 200, standardSchema: ledgerImportedSchema })
  async store(
    @Me() who: SignedIn,
    @Req() request: Request,
    @FilePart() file: FormFile | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<LedgerImported> {
    const { paper, decisions } = paperUpload(request, file);
    const imported = await this.imports.store(who, paper, decisions);
    reply.code(imported.created ? HttpStatus.CREATED : HttpStatus.OK);
    return imported;
  }

  @Get(':id')
  @ApiResponse({ status: 200, standardSchema: ledgerViewSchema })
  view(
    @Param('id', { schema: idSchema }) id: string,
    @Query({ schema: ledgerViewQuerySchema }) query: LedgerViewQuery,
  ): Promise<LedgerView> {
    return this.ledgers.view(id, query);
  }

  @Get(':id/export')
  @ApiProduces(
    'text/csv',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  )
  @ApiResponse({ status: 200, description: 'the file, always as a download' })
  async export(
    @Param('id', { schema: idSchema }) id: string,
    @Query({ schema: ledgerExportQuerySchema }) query: LedgerExportQuery,
    @Req() request: Request,
    @Res() reply: Reply,
  ): Promise<void> {
    const file = await this.exports.file(id, query, localeOf(request));
    const sink = downloadSink(reply, file);
    await file.write(sink).catch((error: unknown) => {
      // The head has left already: a file that ends early must not look whole.
      sink.destroy(error instanceof Error ? error : undefined);
    });
  }

  @Delete(':id')
  @AllowRoles('supervisor', 'administrator')
  @HttpCode(204)
  @ApiResponse({ status: 204 })
  undo(@Me() who: SignedIn, @Param('id', { schema: idSchema }) id: string): Promise<void> {
    return this.ledgers.undo(who, id);
  }

  @Patch(':id/rows/:row')
  @AllowRoles('supervisor', 'administrator')
  @ApiResponse({ status: 200, standardSchema: ledgerRowSchema })
  decideRow(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) id: string,
    @Param('row', { schema: ledgerRowNoSchema }) row: number,
    @Body({ schema: ledgerRowChangeSchema }) change: LedgerRowChange,
  ): Promise<LedgerRow> {
    return this.ledgers.decideRow(who, id, row, change);
  }

  @Get(':id/answers')
  @ApiResponse({ status: 200, standardSchema: ledgerAnswerRecordsSchema })
  answers(@Param('id', { schema: idSchema }) id: string): Promise<LedgerAnswerRecords> {
    return this.ledgers.answers(id);
  }

  @Post(':id/answers')
  @AllowRoles('supervisor', 'administrator')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: ledgerAnsweredSchema })
  answer(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: ledgerAnswersSchema }) answers: LedgerAnswers,
  ): Promise<LedgerAnswered> {
    return this.ledgers.answer(who, id, answers);
  }

  @Post(':id/proposal')
  @AllowRoles('supervisor', 'administrator')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: ledgerApprovalSchema })
  propose(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: ledgerProposalSchema }) proposal: LedgerProposal,
  ): Promise<LedgerApproval> {
    return this.approvals.propose(who, id, proposal);
  }

  @Post(':id/approval')
  @AllowRoles('leader', 'administrator')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: ledgerApprovalSchema })
  approve(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: ledgerDecisionSchema }) decision: LedgerDecision,
  ): Promise<LedgerApproval> {
    return this.approvals.decide(who, id, decision);
  }

  @Post(':id/issue')
  @AllowRoles('supervisor', 'leader', 'administrator')
  @HttpCode(202)
  @ApiResponse({ status: 202, standardSchema: issueProgressSchema })
  issue(@Me() who: SignedIn, @Param('id', { schema: idSchema }) id: string): Promise<IssueProgress> {
    return this.ledgers.issue(who, id);
  }

  @Get(':id/issue')
  @ApiResponse({ status: 200, standardSchema: issueStateSchema })
  progress(@Param('id', { schema: idSchema }) id: string): Promise<IssueState> {
    return this.ledgers.progress(id);
  }
}
