import type { FileExtension } from '#contract';
import { fileKinds } from '#contract';
import { fileTypeFromBuffer } from 'file-type';

/** The file's kind by name and by content, or why it is not taken. */
export type FileKind = { mediaType: string } | { refused: 'extension' | 'content' | 'empty' };

/** Formats inside a container: what the content shows may be the container alone. */
const containers: Readonly<Partial<Record<FileExtension, readonly string[]>>> = {
  docx: ['docx', 'zip'],
  xlsx: ['xlsx', 'zip'],
  pptx: ['pptx', 'zip'],
  ofd: ['ofd', 'zip'],
  doc: ['cfb', 'doc'],
  xls: ['cfb', 'xls'],
  jpg: ['jpg'],
  jpeg: ['jpg'],
};
const texts: ReadonlySet<string> = new Set(['txt', 'csv']);

/**
 * Takes a file only when its extension is on the list and its first bytes are of that kind (checklist 30): pages,
 * scripts and programs do not get in under a harmless name.
 */
export async function fileKind(fileName: string, bytes: Buffer): Promise<FileKind> {
  if (bytes.length === 0) return { refused: 'empty' };
  const extension = extensionOf(fileName);
  if (extension === null) return { refused: 'extension' };
  const found = (await fileTypeFromBuffer(bytes))?.ext;
  const fits = texts.has(extension)
    ? found === undefined && isText(bytes)
    : found !== undefined && (containers[extension] ?? [extension]).includes(found);
  return fits ? { mediaType: fileKinds[extension] } : { refused: 'content' };
}

function extensionOf(fileName: string): FileExtension | null {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(fileKinds, extension) ? (extension as FileExtension) : null;
}

/** Readable text: no NUL, in UTF-8 or, as older offices write it, GB 18030. */
function isText(bytes: Buffer): boolean {
  return !bytes.includes(0) && (decodes(bytes, 'utf-8') || decodes(bytes, 'gb18030'));
}

function decodes(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
