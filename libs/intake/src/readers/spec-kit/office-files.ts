/** Office files built part by part, honest ones and others, for the specs of the readers. */
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';
import JSZip from 'jszip';
import { defaultPaperLimits, readPaper, type PaperLimits } from '../../index.js';

export const MIB = 1024 * 1024;

/** The code and data of a refusal, whose sentences must be whole in both languages; null where the file is read. */
export async function refusalOf(
  bytes: Uint8Array,
  limits: PaperLimits = defaultPaperLimits,
): Promise<object | null> {
  const read = await readPaper(bytes, { limits });
  if (read.ok) return null;
  const { code, data, message, messageEn } = read.refusal;
  expect(message).toMatch(/[\u4e00-\u9fa5].*。$/);
  expect(messageEn).toMatch(/^[ -~]*[.]$/);
  return { code, ...data };
}

export const wordTypes =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
export const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
export const row = (...texts: string[]): string => `<w:tr>${texts.map(cell).join('')}</w:tr>`;
export const header = row('序号', '任务', '责任单位', '时限');
export const wordXml = (body: string, before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
export const plainDocument = wordXml(
  `<w:tbl>${header}${row('1', '修桥', '区交通局', '2026年6月底前')}</w:tbl>`,
);

export function archive(parts: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content, { createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

export const wordFile = (
  document: string,
  more: Record<string, string | Uint8Array> = {},
): Promise<Uint8Array> =>
  archive({ '[Content_Types].xml': wordTypes, 'word/document.xml': document, ...more });

interface RawEntry {
  name: string;
  packed: Buffer;
  /** What the archive claims, true or not. */
  claimedSize: number;
  crc?: number;
  flags?: number;
}

/** An archive written byte by byte, so that it can lie. */
export function rawArchive(entries: readonly RawEntry[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, claimedSize, crc = 0, flags = 0 } of entries) {
    const words = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed.byteLength, 14);
    common.writeUInt32LE(claimedSize, 18);
    common.writeUInt16LE(words.byteLength, 22);
    const entry = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, words, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, place, words]));
    local.push(entry);
    offset += entry.byteLength;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.byteLength, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

export const stored = (name: string, text: string): RawEntry => ({
  name,
  packed: deflateRawSync(text),
  claimedSize: Buffer.byteLength(text),
  crc: crc32(text),
});

/** Zeros by the mebibyte, packed as they come: the unpacked whole never exists. */
export async function packedZeros(mebibytes: number): Promise<Buffer> {
  const deflate = createDeflateRaw({ level: 9 });
  const chunks: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
  const chunk = Buffer.alloc(MIB, 0x20);
  for (let count = 0; count < mebibytes; count += 1) {
    await new Promise<void>((resolve) => deflate.write(chunk, () => resolve()));
  }
  await new Promise<void>((resolve) => deflate.end(() => resolve()));
  return Buffer.concat(chunks);
}
