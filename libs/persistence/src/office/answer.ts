import type { Day, SharingMode, UnitId } from '#domain';
import type { LedgerRowDuties } from '../ledgers/ledger.js';

/** Who has which duty, where the words of a row do not say it. */
export interface AnsweredShare {
  unit: UnitId;
  role: 'lead' | 'responsible' | 'support' | 'reviewer';
  mode: SharingMode | null;
}

/** The whole answer to a question of an import; the contract's `LedgerAnswer` has this shape. */
export type LedgerAnswer =
  | { kind: 'sameUnit'; text: string; unit: UnitId }
  | { kind: 'newUnit'; text: string; shortName?: string | undefined; fullName?: string | undefined }
  | { kind: 'notUnit'; text: string }
  | { kind: 'members'; text: string; units: UnitId[] }
  | { kind: 'standIn'; text: string; unit: UnitId }
  | { kind: 'dueDay'; row: number; dueDay: Day }
  | { kind: 'standing'; row: number }
  | { kind: 'inherit'; row: number }
  | { kind: 'shares'; row: number; shares: AnsweredShare[] }
  | { kind: 'duty'; row: number; start: number; take: 'stages' | 'note'; days: Day[] }
  | { kind: 'overlap'; row: number; ledger: string; otherRow: number; choice: 'keepBoth' | 'merge' }
  | { kind: 'asPrinted'; row: number; question: string };

/** What a person set by hand on a row: it goes before everything that was understood or answered. */
export interface RowEdit {
  kind: 'edit';
  row: number;
  fields: Partial<Omit<LedgerRowDuties, 'questions'>>;
  /** Codes of the questions that the person called settled. */
  settles: string[];
}

type LimitAnswer = Extract<LedgerAnswer, { kind: 'dueDay' | 'standing' | 'inherit' }>;
type DutyAnswer = Extract<LedgerAnswer, { kind: 'duty' }>;
type OverlapAnswer = Extract<LedgerAnswer, { kind: 'overlap' }>;
type NameAnswer = Extract<LedgerAnswer, { text: string }>;

/** All answers of a paper, by what they are about; of two about one thing the later stands. */
export interface Answered {
  /** By the words of the paper, without spaces. */
  names: ReadonlyMap<string, NameAnswer>;
  limits: ReadonlyMap<number, LimitAnswer>;
  shares: ReadonlyMap<number, readonly AnsweredShare[]>;
  duties: ReadonlyMap<number, readonly DutyAnswer[]>;
  overlaps: ReadonlyMap<number, readonly OverlapAnswer[]>;
  /** Codes of the questions of a row that stay as printed, or that an edit settled. */
  settled: ReadonlyMap<number, ReadonlySet<string>>;
  edits: ReadonlyMap<number, RowEdit['fields']>;
}

/** Words of a paper as they are compared: spaces and line ends do not count. */
export function plainWords(text: string): string {
  return text.replaceAll(/\s/g, '');
}

/** Folds answers in the order in which they were given. Pure. */
export function foldAnswers(answers: readonly (LedgerAnswer | RowEdit)[]): Answered {
  const names = new Map<string, NameAnswer>();
  const limits = new Map<number, LimitAnswer>();
  const shares = new Map<number, readonly AnsweredShare[]>();
  const duties = new Map<number, DutyAnswer[]>();
  const overlaps = new Map<number, OverlapAnswer[]>();
  const settled = new Map<number, Set<string>>();
  const edits = new Map<number, RowEdit['fields']>();
  const settle = (row: number, codes: readonly string[]): void => {
    settled.set(row, new Set([...(settled.get(row) ?? []), ...codes]));
  };
  for (const answer of answers)
    switch (answer.kind) {
      case 'dueDay':
      case 'standing':
      case 'inherit':
        limits.set(answer.row, answer);
        break;
      case 'shares':
        shares.set(answer.row, answer.shares);
        settle(answer.row, ['responsibility.unparsed', 'responsibility.missing']);
        break;
      case 'duty':
        duties.set(answer.row, [
          ...(duties.get(answer.row) ?? []).filter(({ start }) => start !== answer.start),
          answer,
        ]);
        break;
      case 'overlap':
        overlaps.set(answer.row, [
          ...(overlaps.get(answer.row) ?? []).filter(
            ({ ledger, otherRow }) => ledger !== answer.ledger || otherRow !== answer.otherRow,
          ),
          answer,
        ]);
        break;
      case 'asPrinted':
        settle(answer.row, [answer.question]);
        break;
      case 'edit':
        edits.set(answer.row, { ...edits.get(answer.row), ...answer.fields });
        settle(answer.row, answer.settles);
        break;
      default:
        names.set(plainWords(answer.text), answer);
    }
  return { names, limits, shares, duties, overlaps, settled, edits };
}
