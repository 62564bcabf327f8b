import type { PaperFormat, Question, QuestionData } from '../ledger-draft.js';
import type { Grid } from './grid.js';

/** Any file of an office as tables with their merges, before anything of it is understood as a ledger. */
export interface Paper {
  format: PaperFormat;
  /** In the order of the file; a document's nested tables come after the one that holds them. Empty ones are left out. */
  tables: Grid[];
  /** Doubts about the file as a whole that a person must settle. */
  questions: Question[];
  /** Facts about the file that a person should see and need not settle. */
  notices: PaperNotice[];
}

export type NoticeCode =
  | 'paper.wrong_extension'
  | 'paper.encoding'
  | 'paper.formulas'
  | 'paper.invisible_characters'
  | 'paper.macro'
  | 'paper.nested_table'
  | 'paper.text_box'
  | 'paper.hidden_text'
  | 'paper.covered_text'
  | 'paper.numbering'
  | 'paper.too_wide'
  | 'paper.merges'
  | 'paper.beside'
  | 'paper.moved_left'
  | 'paper.turned';

export interface PaperNotice {
  code: NoticeCode;
  message: string;
  messageEn: string;
  data?: QuestionData;
}

/** What a reader of one format yields. */
export interface PaperContents {
  tables: Grid[];
  questions: Question[];
  notices: PaperNotice[];
}

/** Bounds of every reader; a file beyond them is refused, never cut. */
export interface PaperLimits {
  bytesMax: number;
  rowsMax: number;
  /** Columns of one table. */
  columnsMax: number;
  /** Entries of an archive. */
  entriesMax: number;
  /** Bytes that the parts read from an archive may unpack to, counted while unpacking. */
  unpackedMax: number;
  /** Unpacked over packed size of an entry above `ratioFrom` bytes. */
  ratioMax: number;
  ratioFrom: number;
}

const MIB = 1024 * 1024;

export const defaultPaperLimits: PaperLimits = {
  bytesMax: 30 * MIB,
  rowsMax: 20_000,
  columnsMax: 60,
  entriesMax: 2_000,
  unpackedMax: 100 * MIB,
  ratioMax: 200,
  ratioFrom: MIB,
};
