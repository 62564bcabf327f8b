import type { ServerResponse } from 'node:http';
import type { Reply } from '../http/request.js';
import { attachmentHeader } from './attachment-name.js';

interface Download {
  mediaType: string;
  fileName: string;
}

/** The answer as a file that is always saved and never opened within the app (checklist 32). Texts are UTF-8. */
export function asDownload(reply: Reply, { mediaType, fileName }: Download): Reply {
  const isBareText = /^text\/[^;]+$/.test(mediaType);
  return reply
    .code(200)
    .type(isBareText ? `${mediaType}; charset=utf-8` : mediaType)
    .header('content-disposition', attachmentHeader(fileName))
    .header('content-security-policy', "default-src 'none'; sandbox");
}

/** The same for a file that is written bit by bit: where to write it. Nothing else answers after this. */
export function downloadSink(reply: Reply, file: Download): ServerResponse {
  const { raw } = asDownload(reply, file).hijack();
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value);
  return raw;
}
