/** Old office files (OLE compound files): which streams they hold, by their directory alone. */
import { CFB } from '@e965/xlsx';
import { refuseNow } from './refusals.js';

export type OleKind = 'doc' | 'xls' | 'encrypted' | { foreign: string };

interface Container {
  FullPaths: string[];
  FileIndex: { content?: ArrayLike<number> }[];
}

/** What an old office file is, and whether macros stand in it. Throws PaperRefused: ledger.damaged. */
export function oleKind(bytes: Uint8Array): { kind: OleKind; hasMacro: boolean } {
  const { FullPaths: names, FileIndex: streams } = containerOf(bytes);
  const has = (name: RegExp): boolean => names.some((each) => name.test(each));
  const hasMacro = has(/\/(?:_VBA_PROJECT|VBA)\/?/i);
  if (has(/\/EncryptedPackage$/)) return { kind: 'encrypted', hasMacro };
  const document = names.findIndex((name) => name.endsWith('/WordDocument'));
  if (document >= 0) {
    // Bit 8 of the flags at the start of the document: encrypted ([MS-DOC], FibBase).
    const flags = streams[document]?.content?.[0x0b] ?? 0;
    return { kind: flags % 2 === 1 ? 'encrypted' : 'doc', hasMacro };
  }
  if (has(/\/(?:Workbook|Book)$/i)) return { kind: 'xls', hasMacro };
  return { kind: { foreign: has(/\/PowerPoint Document$/) ? 'PowerPoint' : 'OLE' }, hasMacro };
}

function containerOf(bytes: Uint8Array): Container {
  try {
    // The package describes its container reader as untyped.
    return CFB.read(bytes, { type: 'array' }) as Container;
  } catch {
    return refuseNow('ledger.damaged', { part: 'OLE' });
  }
}
