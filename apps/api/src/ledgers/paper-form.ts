import { UseInterceptors, applyDecorators } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-fastify/multipart';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { LEDGER_BYTES_MAX } from '#contract';
import { filePart } from '../http/file-part.js';
import { Rate } from '../http/rate.js';
import { AllowRoles } from '../sign-in/access.decorators.js';

interface PaperForm {
  /** Further parts of the form, each a JSON text, by what it holds. */
  parts?: Readonly<Record<string, string>>;
  /** The paper may also come alone, as the body. */
  plainText?: boolean;
}

/** A route that takes a paper: who may send one, how often, how large, and in which form. */
export function TakesPaper({ parts = {}, plainText = false }: PaperForm = {}): MethodDecorator {
  const texts = Object.entries({ decisions: 'JSON, see LedgerDecisions', ...parts });
  return applyDecorators(
    AllowRoles('supervisor', 'administrator'),
    Rate('ledgerPaper'),
    UseInterceptors(FileInterceptor('file', filePart(LEDGER_BYTES_MAX))),
    ApiConsumes('multipart/form-data', ...(plainText ? ['text/plain'] : [])),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: {
          file: {
            type: 'string',
            format: 'binary',
            description: 'the paper: docx, xlsx, xls, csv, txt or doc',
          },
          ...Object.fromEntries(texts.map(([part, description]) => [part, { type: 'string', description }])),
        },
      },
    }),
  );
}
