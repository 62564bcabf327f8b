/** The zip of an office file, unpacked within bounds and packed again with everything that was in it. */
import { DOMParser, XMLSerializer, onErrorStopParsing, type Document } from '@xmldom/xmldom';
import JSZip from 'jszip';
import yauzl from 'yauzl';
import { refuseExport, type ExportRefusal, type ExportResult } from '../export-refusal.js';

/** A paper that was imported before stays far below them. */
export interface PackageLimits {
  /** Bytes of all parts, unpacked. */
  unpackedMax: number;
  entriesMax: number;
  /** Bytes of one part that is read as a tree: a tree takes some fifty times as much memory. */
  treeMax: number;
  /** Elements within each other. */
  depthMax: number;
}

export const defaultPackageLimits: PackageLimits = {
  unpackedMax: 64 * 1024 * 1024,
  entriesMax: 1_000,
  treeMax: 8 * 1024 * 1024,
  depthMax: 256,
};

interface Part {
  bytes: Buffer;
  changedAt: Date;
}

/** A part that cannot be read; `refillOriginal` answers with its refusal. */
export class UnreadablePart extends Error {
  readonly refusal: ExportRefusal;

  constructor(code: 'refill.damaged' | 'refill.too_large', data: ExportRefusal['data'], cause?: unknown) {
    super(code, { cause });
    this.refusal = refuseExport(code, data).refusal;
  }
}

/** Zip files know no earlier day. */
export const firstZipDay = new Date('1980-01-01T00:00:00Z');

export class OfficePackage {
  private readonly documents = new Map<string, Document>();
  private readonly changed = new Set<string>();

  constructor(
    private readonly parts: ReadonlyMap<string, Part>,
    private readonly limits: PackageLimits,
  ) {}

  has(path: string): boolean {
    return this.parts.has(path);
  }

  /** The part as a tree that will be changed; only such trees are packed. */
  change(path: string): Document {
    const document = this.document(path);
    this.changed.add(path);
    return document;
  }

  /** The part as a tree to be read; the same one at every call. */
  document(path: string): Document {
    const known = this.documents.get(path);
    if (known !== undefined) return known;
    const part = this.parts.get(path);
    if (part === undefined) throw new UnreadablePart('refill.damaged', { part: path });
    const document = parsed(path, part.bytes, this.limits);
    this.documents.set(path, document);
    return document;
  }

  /** Parts that were not changed keep their bytes; the same changes give the same file. */
  async pack(): Promise<Uint8Array> {
    const zip = new JSZip();
    for (const [path, { bytes, changedAt }] of this.parts) {
      const document = this.changed.has(path) ? this.documents.get(path) : undefined;
      const content = document === undefined ? bytes : new XMLSerializer().serializeToString(document);
      zip.file(path, content, { date: changedAt, createFolders: false });
    }
    return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  }
}

/** Unpacks an office file. Refuses refill.unsupported_format, refill.not_safe, refill.damaged. */
export async function openPackage(
  bytes: Uint8Array,
  limits: PackageLimits = defaultPackageLimits,
): Promise<ExportResult<OfficePackage>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refuseExport('refill.unsupported_format');
  const parts = new Map<string, Part>();
  let room = limits.unpackedMax;
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
    if (zip.entryCount > limits.entriesMax)
      return refuseExport('refill.not_safe', { reason: `> ${limits.entriesMax} entries` });
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      room -= entry.uncompressedSize;
      if (room < 0) return refuseExport('refill.not_safe', { reason: `> ${limits.unpackedMax} bytes` });
      if (parts.has(entry.fileName)) return refuseExport('refill.not_safe', { reason: 'duplicate entries' });
      // The reader stops a stream that yields more than its entry said.
      const chunks: Buffer[] = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
      const changedAt = entry.getLastModDate({ timezone: 'UTC', forceDosFormat: true });
      parts.set(entry.fileName, {
        bytes: Buffer.concat(chunks),
        changedAt: changedAt < firstZipDay ? firstZipDay : changedAt,
      });
    }
  } catch {
    return refuseExport('refill.damaged', { part: 'zip' });
  }
  return { ok: true, value: new OfficePackage(parts, limits) };
}

function parsed(path: string, bytes: Buffer, { depthMax, treeMax }: PackageLimits): Document {
  if (bytes.length > treeMax)
    throw new UnreadablePart('refill.too_large', { part: path, bytes: bytes.length, bytesMax: treeMax });
  try {
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new Error('office files have no document type');
    if (depthOf(xml) > depthMax) throw new Error('the elements are nested too deep');
    return new DOMParser({ locator: false, onError: onErrorStopParsing }).parseFromString(xml, 'text/xml');
  } catch (cause) {
    throw new UnreadablePart('refill.damaged', { part: path }, cause);
  }
}

/** How deep elements are nested, counted before a tree is built from them. */
function depthOf(xml: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, end, empty] of xml.matchAll(/<(?:(\/)|[^!?/>](?:[^>"'/]|"[^"]*"|'[^']*'|\/(?!>))*(\/)?>)/g)) {
    if (end !== undefined) depth -= 1;
    else if (empty === undefined) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
