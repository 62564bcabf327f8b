import type { MultipartOptions } from '@nestjs/platform-fastify/multipart';

/** Fields beside the file, and bytes of each. */
const FIELDS_MAX = 5;
const FIELD_BYTES_MAX = 1024 * 1024;

/** One file in a form, bounded; its name is UTF-8, which the parser would otherwise take for Latin-1. */
export function filePart(bytesMax: number): MultipartOptions {
  return {
    defParamCharset: 'utf8',
    limits: {
      fileSize: bytesMax,
      files: 1,
      fields: FIELDS_MAX,
      fieldSize: FIELD_BYTES_MAX,
      parts: FIELDS_MAX + 1,
      fieldNameSize: 100,
      headerPairs: 50,
    },
  };
}
