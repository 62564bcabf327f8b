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
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  IssueProgress,
  IssueState,
  LedgerImported,
  LedgerListQuery,
  LedgerPage,
  LedgerPreview,
  LedgerRow,
  LedgerRowChange,
  LedgerView,
  LedgerViewQuery,
} from '#contract';
import {
  LEDGER_BYTES_MAX,
  idSchema,
  issueProgressSchema,
  issueStateSchema,
  ledgerImportedSchema,
  ledgerListQuerySchema,
  ledgerPageSchema,
  ledgerPreviewSchema,
  ledgerRowChangeSchema,
  ledgerRowNoSchema,
  ledgerRowSchema,
  ledgerViewQuerySchema,
  ledgerViewSchema,
} from '#contract';
import { filePart } from '../http/file-part.js';
import { Rate } from '../http/rate.js';
import type { Request, Response } from '../http/request.js';
import { AllowRoles, Me } from '../sign-in/access.decorators.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { ImportService } from './import.service.js';
import { LedgerService } from './ledger.service.js';
import { paperUpload } from './paper-upload.js';

interface FormFile {
  originalname: string;
  buffer: Buffer;
}

const paperBody = ApiBody({
  schema: {
    type: 'object',
    required: ['file'],
    properties: {
      file: { type: 'string', format: 'binary', description: 'the paper, UTF-8 text' },
      decisions: { type: 'string', description: 'JSON, see LedgerDecisions' },
    },
  },
});

/** Papers of the office that runs the ledgers; units see their rows as tasks. */
@ApiTags('ledgers')
@Controller('api/v1/ledgers')
@AllowRoles('supervisor', 'leader', 'administrator')
export class LedgerController {
  constructor(
    private readonly ledgers: LedgerService,
    private readonly imports: ImportService,
  ) {}

  @Get()
  @ApiResponse({ status: 200, standardSchema: ledgerPageSchema })
  list(@Query({ schema: ledgerListQuerySchema }) query: LedgerListQuery): Promise<LedgerPage> {
    return this.ledgers.list(query);
  }

  @Post('preview')
  @AllowRoles('supervisor', 'administrator')
  @Rate('ledgerImport')
  @HttpCode(200)
  @UseInterceptors(FileInterceptor('file', filePart(LEDGER_BYTES_MAX)))
  @ApiConsumes('multipart/form-data', 'text/plain')
  @paperBody
  @ApiResponse({ status: 200, standardSchema: ledgerPreviewSchema })
  preview(@Req() request: Request, @FilePart() file: FormFile | undefined): Promise<LedgerPreview> {
    const { paper, decisions } = paperUpload(request, file);
    return this.imports.preview(paper, decisions);
  }

  @Post()
  @AllowRoles('supervisor', 'administrator')
  @Rate('ledgerImport')
  @UseInterceptors(FileInterceptor('file', filePart(LEDGER_BYTES_MAX)))
  @ApiConsumes('multipart/form-data', 'text/plain')
  @paperBody
  @ApiResponse({ status: 201, standardSchema: ledgerImportedSchema })
  @ApiResponse({ status: 200, standardSchema: ledgerImportedSchema })
  async store(
    @Me() who: SignedIn,
    @Req() request: Request,
    @FilePart() file: FormFile | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LedgerImported> {
    const { paper, decisions } = paperUpload(request, file);
    const imported = await this.imports.store(who, paper, decisions);
    response.status(imported.created ? HttpStatus.CREATED : HttpStatus.OK);
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

  @Delete(':id')
  @AllowRoles('supervisor', 'administrator')
  @HttpCode(204)
  @ApiResponse({ status: 204 })
  undo(@Param('id', { schema: idSchema }) id: string): Promise<void> {
    return this.ledgers.undo(id);
  }

  @Patch(':id/rows/:row')
  @AllowRoles('supervisor', 'administrator')
  @ApiResponse({ status: 200, standardSchema: ledgerRowSchema })
  decideRow(
    @Param('id', { schema: idSchema }) id: string,
    @Param('row', { schema: ledgerRowNoSchema }) row: number,
    @Body({ schema: ledgerRowChangeSchema }) change: LedgerRowChange,
  ): Promise<LedgerRow> {
    return this.ledgers.decideRow(id, row, change);
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
