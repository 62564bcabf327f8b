/** What a file is, by its first bytes and what it holds; its name is only compared, never believed. */
import type { PaperFormat } from '../ledger-draft.js';
import { readXml, elementsOf } from './xml-tree.js';

export type FileKind = 'zip' | 'ole' | 'text' | { foreign: string };

const signatures: readonly { kind: FileKind; bytes: readonly number[] }[] = [
  { kind: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'ole', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { kind: { foreign: 'PDF' }, bytes: [0x25, 0x50, 0x44, 0x46] },
  { kind: { foreign: 'PNG' }, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: { foreign: 'JPEG' }, bytes: [0xff, 0xd8, 0xff] },
  { kind: { foreign: 'GIF' }, bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: { foreign: 'TIFF' }, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { kind: { foreign: 'RTF' }, bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { kind: { foreign: 'gzip' }, bytes: [0x1f, 0x8b] },
  { kind: { foreign: 'RAR' }, bytes: [0x52, 0x61, 0x72, 0x21, 0x1a] },
  { kind: { foreign: '7z' }, bytes: [0x37, 0x7a, 0xbc, 0xaf] },
];

/** The kind of the bytes; everything without a known signature may be text. */
export function fileKind(bytes: Uint8Array): FileKind {
  const found = signatures.find((each) => each.bytes.every((byte, at) => bytes[at] === byte));
  return found?.kind ?? 'text';
}

/** Markup that office programs save under the names of tables and documents. */
export function foreignText(text: string): string | null {
  const start = text.slice(0, 2_000).trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<table|<head|<meta)/i.test(start)) return 'HTML';
  if (/^<\?xml|^<!doctype|^<[a-z]+:[a-z]+\s/i.test(start)) return 'XML';
  if (/^(?:mime-version|from - |content-type):/i.test(start)) return 'MHTML';
  return null;
}

export interface OfficePart {
  format: Extract<PaperFormat, 'docx' | 'xlsx'>;
  /** The main part, without a leading slash. */
  main: string;
}

/** What an archive holds, by its list of content types; a foreign one is named. */
export function officePart(
  parts: ReadonlyMap<string, Uint8Array>,
  names: readonly string[],
): OfficePart | { foreign: string } {
  const types = parts.get('[Content_Types].xml');
  if (types === undefined) return { foreign: foreignArchive(names) };
  for (const { name, attributes } of elementsOf(readXml(types, '[Content_Types].xml'))) {
    const type = attributes['ContentType'] ?? '';
    if (name !== 'Override' || !type.endsWith('.main+xml')) continue;
    const main = (attributes['PartName'] ?? '').replace(/^\//, '');
    if (/word(?:processing)?/i.test(type)) return { format: 'docx', main };
    if (/spreadsheet|excel/i.test(type)) return { format: 'xlsx', main };
    return { foreign: /presentation|powerpoint/i.test(type) ? 'PowerPoint' : 'Office' };
  }
  if (parts.has('word/document.xml')) return { format: 'docx', main: 'word/document.xml' };
  if (parts.has('xl/workbook.xml')) return { format: 'xlsx', main: 'xl/workbook.xml' };
  return { foreign: names.some((name) => name.endsWith('workbook.bin')) ? 'xlsb' : 'ZIP' };
}

function foreignArchive(names: readonly string[]): string {
  if (names.includes('OFD.xml')) return 'OFD';
  if (names.includes('mimetype')) return 'OpenDocument';
  return 'ZIP';
}

/** True for the parts of an archive that a reader may ask for; pictures, macros and embedded files stay packed. */
export function isReadPart(name: string): boolean {
  if (name === '[Content_Types].xml' || name === '_rels/.rels') return true;
  if (!/\.(?:xml|rels)$/i.test(name)) return false;
  const isMain = /^(?:word|xl)\//i.test(name);
  return (
    isMain &&
    !/^(?:word|xl)\/(?:theme|media|glossary|charts|diagrams|drawings|pivot\w+|externalLinks|printerSettings|comments|threadedComments|customXml)/i.test(
      name,
    )
  );
}

const extensions: Readonly<Record<PaperFormat, readonly string[]>> = {
  txt: ['txt', 'text', 'md'],
  csv: ['csv', 'tsv', 'txt', 'tab'],
  docx: ['docx', 'docm', 'dotx', 'wps'],
  doc: ['doc', 'wps', 'dot'],
  xlsx: ['xlsx', 'xlsm', 'xltx', 'et'],
  xls: ['xls', 'et', 'xlt'],
};

/** The ending of a name that promises another format than the contents have; null where it fits or says nothing. */
export function wrongExtension(fileName: string | undefined, format: PaperFormat): string | null {
  const named = /\.([A-Za-z0-9]{1,8})$/.exec(fileName ?? '')?.[1]?.toLowerCase();
  return named === undefined || extensions[format].includes(named) ? null : named;
}
