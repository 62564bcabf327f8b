/**
 * The parts of a docx or xlsx, taken out of their archive with every bound checked before memory is given to it. The
 * sizes in the directory of an archive are never trusted: bytes are counted while they unpack. Source: QUALITY 3.2, 31.
 */
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import type { PaperLimits } from './paper.js';
import { PaperRefused, refuseNow, type ArchiveDanger } from './refusals.js';

/** Names of all entries, and the unpacked bytes of the wanted ones. */
export interface Archive {
  names: string[];
  parts: ReadonlyMap<string, Uint8Array>;
}

/**
 * Unpacks the entries that `wanted` names. Throws PaperRefused: ledger.damaged, ledger.encrypted, ledger.unsafe_archive.
 */
export async function readArchive(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: PaperLimits,
): Promise<Archive> {
  const zip = await open(bytes);
  if (zip.entryCount > limits.entriesMax) unsafe('entries', zip.entryCount);
  const entries = await listEntries(zip, limits);
  checkEntries(entries, bytes.byteLength, limits);
  const parts = new Map<string, Uint8Array>();
  let left = limits.unpackedMax;
  for (const entry of entries) {
    if (!wanted(entry.fileName)) continue;
    const part = await unpack(zip, entry, Math.min(left, ratioBound(entry, limits)));
    left -= part.byteLength;
    parts.set(entry.fileName, part);
  }
  return { names: entries.map(({ fileName }) => fileName), parts };
}

function unsafe(danger: ArchiveDanger, detail: string | number): never {
  refuseNow('ledger.unsafe_archive', { danger, detail });
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    // Names are checked here rather than by the library, so that a bad one has a code of its own.
    fromBuffer(
      buffer,
      { lazyEntries: true, validateEntrySizes: true, strictFileNames: true },
      (error, zip) => {
        if (zip === undefined) reject(asRefusal(error));
        else resolve(zip);
      },
    );
  });
}

function listEntries(zip: ZipFile, limits: PaperLimits): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length <= limits.entriesMax) zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) => reject(asRefusal(error)));
    zip.readEntry();
  });
}

/** What the directory alone gives away, before a byte is unpacked. */
function checkEntries(entries: readonly Entry[], archiveBytes: number, limits: PaperLimits): void {
  const names = new Set<string>();
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    const { fileName, compressedSize, uncompressedSize } = entry;
    if (entry.isEncrypted()) refuseNow('ledger.encrypted');
    if (!isPlainName(fileName) || names.has(fileName)) unsafe('names', fileName.slice(0, 80));
    names.add(fileName);
    packed += compressedSize;
    unpacked += uncompressedSize;
    if (uncompressedSize > ratioBound(entry, limits)) unsafe('ratio', fileName);
  }
  if (packed > archiveBytes) unsafe('overlap', packed);
  if (unpacked > limits.unpackedMax) unsafe('size', unpacked);
}

function isPlainName(name: string): boolean {
  const isAbsolute = name.startsWith('/') || /^[A-Za-z]:/.test(name);
  return !isAbsolute && !name.includes('\\') && !name.includes('\0') && !name.split('/').includes('..');
}

/** The most that an entry may unpack to for its packed size. */
function ratioBound({ compressedSize }: Entry, { ratioMax, ratioFrom }: PaperLimits): number {
  return Math.max(ratioFrom, compressedSize * ratioMax);
}

/** Counts while unpacking, and stops at the first chunk beyond the bound. */
function unpack(zip: ZipFile, entry: Entry, bytesMax: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (stream === undefined) {
        reject(asRefusal(error));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.byteLength;
        chunks.push(chunk);
        if (size > bytesMax) stream.destroy(new TooMuch());
      });
      stream.on('error', (failure: Error) => reject(asRefusal(failure)));
      stream.on('end', () => resolve(Buffer.concat(chunks, size)));
    });
  });
}

class TooMuch extends Error {}

/** The library tells its reasons in words only; what they mean for the person is one of a few things. */
function asRefusal(error: Error | null): Error {
  try {
    if (error instanceof TooMuch) unsafe('size', 'counted');
    const words = error?.message ?? '';
    if (/too many bytes in the stream/.test(words)) unsafe('size', 'counted');
    if (/invalid (?:relative path|characters in fileName)|absolute path/.test(words))
      unsafe('names', words.slice(0, 80));
    refuseNow('ledger.damaged', { part: 'zip' });
  } catch (refusal) {
    if (refusal instanceof PaperRefused) return refusal;
    throw refusal;
  }
}
