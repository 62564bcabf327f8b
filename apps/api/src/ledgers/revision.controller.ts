import {
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Req,
  Res,
  UploadedFile as FilePart,
} from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RevisionList, RevisionPreview, RevisionView } from '#contract';
import {
  idSchema,
  revisionListSchema,
  revisionNoSchema,
  revisionPreviewSchema,
  revisionViewSchema,
} from '#contract';
import type { Reply, Request } from '../http/request.js';
import { AllowRoles, Me } from '../sign-in/access.decorators.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { TakesPaper } from './paper-form.js';
import type { FormFile } from './paper-upload.js';
import { paperUpload, revisionPart } from './paper-upload.js';
import { RevisionService } from './revision.service.js';

const parts = { revision: 'JSON, see RevisionAsk; for storing only' };

/** New versions of a ledger's paper, and what they do to running tasks. */
@ApiTags('ledgers')
@Controller('api/v1/ledgers/:id/revisions')
@AllowRoles('supervisor', 'leader', 'administrator')
export class RevisionController {
  constructor(private readonly revisions: RevisionService) {}

  @Get()
  @ApiResponse({ status: 200, standardSchema: revisionListSchema })
  list(@Param('id', { schema: idSchema }) id: string): Promise<RevisionList> {
    return this.revisions.list(id);
  }

  @Post('preview')
  @TakesPaper({ parts })
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: revisionPreviewSchema })
  preview(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) id: string,
    @Req() request: Request,
    @FilePart() file: FormFile | undefined,
  ): Promise<RevisionPreview> {
    const { paper, decisions } = paperUpload(request, file);
    return this.revisions.preview(who, id, paper, decisions);
  }

  @Post()
  @TakesPaper({ parts })
  @ApiResponse({ status: 201, standardSchema: revisionViewSchema })
  @ApiResponse({ status: 200, standardSchema: revisionViewSchema })
  async store(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) id: string,
    @Req() request: Request,
    @FilePart() file: FormFile | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<RevisionView> {
    const { paper, decisions } = paperUpload(request, file);
    const stored = await this.revisions.store(who, id, paper, decisions, revisionPart(request));
    reply.code(stored.created ? HttpStatus.CREATED : HttpStatus.OK);
    return stored;
  }

  @Get(':no')
  @ApiResponse({ status: 200, standardSchema: revisionViewSchema })
  view(
    @Param('id', { schema: idSchema }) id: string,
    @Param('no', { schema: revisionNoSchema }) no: number,
  ): Promise<RevisionView> {
    return this.revisions.view(id, no);
  }

  @Delete(':no')
  @AllowRoles('supervisor', 'administrator')
  @HttpCode(204)
  @ApiResponse({ status: 204 })
  undo(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) id: string,
    @Param('no', { schema: revisionNoSchema }) no: number,
  ): Promise<void> {
    return this.revisions.undo(who, id, no);
  }

  @Post(':no/apply')
  @AllowRoles('supervisor', 'administrator')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: revisionViewSchema })
  apply(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) id: string,
    @Param('no', { schema: revisionNoSchema }) no: number,
  ): Promise<RevisionView> {
    return this.revisions.apply(who, id, no);
  }
}
