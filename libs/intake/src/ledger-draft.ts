/**
 * What an import yields: plain JSON data in the shape of the ledger contract (`taizhang ledger parse --json`).
 * Days are `YYYY-MM-DD`, the last day of a span is inside it; spans count UTF-16 units of the text they belong to, end exclusive.
 */

/** `unit`: one named organisation. `group`: a description that a list or a person must resolve (各相关单位). */
export type AssigneeKind = 'unit' | 'group';

/** A role belongs to the row, never to the unit. `reviewer` is the gate of 审核把关. */
export type AssignmentRole = 'lead' | 'support' | 'responsible' | 'reviewer';

/** How several owners share a duty: each its part, each the whole of it, all together; null where nothing is shared. */
export type AssignmentMode = 'by-duty' | 'separately' | 'joint' | null;

export interface Assignment {
  /** The words of the paper, never corrected or completed. */
  unitText: string;
  kind: AssigneeKind;
  role: AssignmentRole;
  mode: AssignmentMode;
  /** Present on the named units of a list that a bare 等 leaves open. */
  openList?: true;
}

export type RecurringFrequency =
  | 'daily'
  | 'weekly'
  | 'monthly'
  | 'quarterly'
  | 'half-yearly'
  | 'yearly'
  | `every-${number}-${'days' | 'weeks' | 'months' | 'years'}`;

/** Fields that any kind of reading may carry beside its own. */
export interface DeadlineMarks {
  /** The softening word as printed (原则上, 力争 …); the date still counts. */
  soft?: string;
  /** Where the year came from when the text names none. */
  yearFrom?: 'ref_year' | 'previous_clause';
  /** The task goes on after its date, or all through its range: the row does not close at the date. */
  also?: 'ongoing';
  /** 立即, 立行立改. */
  immediate?: true;
  /** The end of a permission or a concession: a date that never becomes a due date without a person's word. */
  validityEnd?: true;
  /** Words of the sub-task; only in the parts of a `multi`. */
  p?: string;
  note?: string;
}

/** `precision` says how wide the printed span was (`month`, `quarter`, `half-year`, `year`, `vague: 年初`). */
export type DeadlineReading = DeadlineMarks &
  (
    | {
        kind: 'date';
        /** Null only where neither the text nor the paper gives the year; `monthDay` then holds the rest. */
        date: string | null;
        monthDay?: string;
        precision?: string;
        /** Every possible day, earliest first, where the words allow more than one. */
        readings?: string[];
        /** A beat of checks up to the one due date (每月推进，12月底前完成). */
        freq?: RecurringFrequency;
      }
    | { kind: 'range'; start: string | null; end: string | null; precision?: string }
    | {
        kind: 'recurring';
        freq: RecurringFrequency;
        /** `MM-DD` or `MM-last` within a year, `DD` or `last` within a shorter period. */
        eachDue?: string;
        count?: number;
        /** First year of the beat. */
        since?: number;
      }
    | {
        kind: 'relative';
        unit?: 'hour' | 'day' | 'workday' | 'week' | 'month' | 'year';
        min?: number;
        max?: number;
        /** The words of the start (本意见印发之日), or null. */
        anchor: string | null;
      }
    | { kind: 'from'; start: string | null; anchor?: string; precision?: string }
    | { kind: 'multi'; parts: DeadlineReading[] }
    | { kind: 'ongoing' }
    | { kind: 'undetermined' }
    | { kind: 'missing' }
    | { kind: 'invalid' }
  );

export type DeadlineKind = DeadlineReading['kind'];

export type QuestionCode =
  | 'deadline.missing'
  | 'deadline.ambiguous'
  | 'deadline.past'
  | 'responsibility.missing'
  | 'responsibility.unparsed'
  | 'unit.unknown'
  | 'columns.shifted'
  | 'section.misplaced'
  | 'paper.hidden'
  | 'paper.old_word'
  | 'paper.other_tables'
  | 'paper.columns'
  | 'paper.tracked_changes'
  | 'paper.uncalculated';

/** What a file is, judged by its contents. */
export type PaperFormat = 'txt' | 'csv' | 'docx' | 'doc' | 'xlsx' | 'xls';

/** A doubt a person must settle; an import never settles it silently. */
export interface Question {
  code: QuestionCode;
  /** One Chinese sentence that says what is doubtful and what to do. */
  message: string;
  /** The same in English. */
  messageEn: string;
  /** The words, rows or suggestions the question is about. */
  data?: QuestionData;
}

export type QuestionData = Record<string, string | number | string[]>;

/** A stretch of a text and what the grammar understood it to be; marks never overlap. */
export interface Mark {
  start: number;
  end: number;
  kind:
    | 'unit'
    | 'group'
    | 'label'
    | 'role'
    | 'mode'
    | 'separator'
    | 'openList'
    | 'remark'
    | 'scope'
    | 'leader'
    | 'time'
    | 'soft'
    | 'ongoing'
    | 'content'
    | 'leftover';
}

/** A rule that one row states and the rows below obey. Source: LEDGER section 1, remarks that reach downward. */
export interface Remark {
  kind: 'first-listed-is-lead' | 'carries-to-following-rows' | 'scope';
  /** The words of the paper. */
  text: string;
}

export interface AppliedRemark extends Remark {
  /** The row that states the rule; null where a note above or under the table does. */
  fromRow: number | null;
}

/** A responsibility phrase, understood. `confidence` runs from 0 to 1; below 1 there is a question. */
export interface ResponsibilityReading {
  assignments: Assignment[];
  remarks: Remark[];
  /** Persons named as leaders in charge; they are no units. */
  leaders: string[];
  confidence: number;
  questions: Question[];
  marks: Mark[];
}

/** A deadline phrase, understood. */
export interface DeadlineParse {
  deadline: DeadlineReading;
  confidence: number;
  questions: Question[];
  marks: Mark[];
}

/** Offered, never taken over without a person's word. */
export interface InheritedDeadline {
  deadlineText: string;
  deadline: DeadlineReading;
  fromRow: number;
  why: string;
}

/** Where a row stands in the file; lines and rows count from 1, both ends inside. */
export type SourceRef =
  { lines: [first: number, last: number] } | { table: number; row: number } | { sheet: string; row: number };

/** A cell beside the fields of a row; `header` is blank where the table has none for it. */
export interface OtherCell {
  header: string;
  text: string;
}

export interface LedgerDraftRow {
  /** Counts from 1 without gaps. */
  row: number;
  sectionNo: string | null;
  sectionTitle: string | null;
  itemNo: number | null;
  itemTitle: string | null;
  content: string;
  responsibilityText: string;
  assignments: Assignment[];
  deadlineText: string;
  deadline: DeadlineReading;
  inheritedDeadline: InheritedDeadline | null;
  source: SourceRef;
  questions: Question[];
  /** Rules of rows above that shaped this row's assignments. */
  appliedRemarks: AppliedRemark[];
  leaders: string[];
  /** Words of columns that no field above holds (目标, 进度, 备注). */
  otherCells: OtherCell[];
  marks: { responsibility: Mark[]; deadline: Mark[] };
  confidence: { responsibility: number; deadline: number };
}

export interface LedgerDraft {
  title: string;
  /** The year of the paper, from its title; null where it names none. */
  year: number | null;
  /** The family of the file: an old document counts as docx, an old workbook as xlsx, a delimited text as txt. */
  format: 'txt' | 'docx' | 'xlsx';
  /** Doubts of no single row. */
  questions: Question[];
  /** Lines above and under the table beside the title, as printed. */
  notes: string[];
  rows: LedgerDraftRow[];
}

export type IntakeRefusalCode =
  | 'ledger.empty'
  | 'ledger.too_large'
  | 'ledger.too_many_rows'
  | 'ledger.too_heavy'
  | 'ledger.encoding'
  | 'ledger.unsupported_format'
  | 'ledger.no_table'
  | 'ledger.no_such_column'
  | 'ledger.field_twice'
  | 'ledger.columns_unusable'
  | 'ledger.damaged'
  | 'ledger.encrypted'
  | 'ledger.unsafe_archive'
  | 'ledger.unsafe_xml';

/** The file as a whole cannot be read; nothing of it is imported. */
export interface IntakeRefusal {
  code: IntakeRefusalCode;
  message: string;
  messageEn: string;
  data: Record<string, string | number>;
}

export type IntakeResult<T> = { ok: true; value: T } | { ok: false; refusal: IntakeRefusal };
