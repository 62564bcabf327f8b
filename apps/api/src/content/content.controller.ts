import { Controller, Get, Param, Post, Res, UploadedFile as FilePart, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-fastify/multipart';
import { ApiBody, ApiConsumes, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { ContentMeta } from '#contract';
import { FILE_BYTES_MAX, contentHashSchema, contentMetaSchema } from '#contract';
import { filePart } from '../http/file-part.js';
import { Rate } from '../http/rate.js';
import type { Reply } from '../http/request.js';
import { Me } from '../sign-in/access.decorators.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import type { UploadedFile } from './content.service.js';
import { ContentService } from './content.service.js';
import { asDownload } from './download.js';

@ApiTags('content')
@Controller('api/v1/content')
export class ContentController {
  constructor(private readonly contents: ContentService) {}

  @Post()
  @Rate('upload')
  @UseInterceptors(FileInterceptor('file', filePart(FILE_BYTES_MAX)))
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiResponse({ status: 201, standardSchema: contentMetaSchema })
  upload(@Me() who: SignedIn, @FilePart() file: UploadedFile | undefined): Promise<ContentMeta> {
    return this.contents.store(who, file);
  }

  @Get(':hash')
  @ApiProduces('application/octet-stream')
  @ApiResponse({ status: 200, description: 'the bytes, always as a download' })
  async download(
    @Me() who: SignedIn,
    @Param('hash', { schema: contentHashSchema }) hash: string,
    @Res() reply: Reply,
  ): Promise<void> {
    const { bytes, mediaType, fileName } = await this.contents.fetch(who, hash);
    asDownload(reply, { mediaType, fileName: fileName ?? `${hash.slice(0, 12)}.txt` }).send(bytes);
  }

  @Get(':hash/metadata')
  @ApiResponse({ status: 200, standardSchema: contentMetaSchema })
  describe(
    @Me() who: SignedIn,
    @Param('hash', { schema: contentHashSchema }) hash: string,
  ): Promise<ContentMeta> {
    return this.contents.describe(who, hash);
  }
}
