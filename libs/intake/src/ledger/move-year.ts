/** Last year's paper taken as another year's: every date moves, every move is shown. Source: F11, F57. */
import type { DeadlineReading, InheritedDeadline, LedgerDraft, LedgerDraftRow } from '../ledger-draft.js';
import { clampedDay } from '../grammar/deadline/calendar-days.js';
import { pastQuestions } from './deadlines.js';

export interface YearMove {
  /** Row of the draft, counted from 1. */
  row: number;
  /** Days as `YYYY-MM-DD`, or the words of a date without a year. */
  from: string;
  to: string;
  /** `inherited`: the value that a blank cell is offered from above. */
  of: 'deadline' | 'inherited';
}

export interface MovedLedger {
  draft: LedgerDraft;
  moves: YearMove[];
  /** Rows whose date was left alone, because it is the end of a validity and no date of work. */
  kept: number[];
}

/**
 * Moves a draft to another year by whole years: the last day of a month stays the last day (29 February becomes 28
 * February and back), a day written as a number keeps its number where the month has it. The words of the paper, its
 * title among them, stay as printed; only what was understood moves. Pure; the draft given is not changed.
 */
export function moveLedgerYear(draft: LedgerDraft, toYear: number): MovedLedger {
  const moves: YearMove[] = [];
  const kept: number[] = [];
  const rows = draft.rows.map((row): LedgerDraftRow => {
    if (isValidity(row.deadline)) kept.push(row.row);
    const mover = new Mover(draft.year, toYear, row.deadlineText);
    const deadline = mover.reading(row.deadline);
    moves.push(...mover.moves.map(({ from, to }) => ({ row: row.row, from, to, of: 'deadline' as const })));
    const inherited = movedInheritance(row.inheritedDeadline, draft.year, toYear);
    moves.push(
      ...inherited.moves.map(({ from, to }) => ({ row: row.row, from, to, of: 'inherited' as const })),
    );
    const questions = [
      ...row.questions.filter(({ code }) => code !== 'deadline.past'),
      ...pastQuestions(deadline, row.deadlineText, toYear),
    ];
    return { ...row, deadline, inheritedDeadline: inherited.value, questions };
  });
  return { draft: { ...draft, year: toYear, rows }, moves, kept };
}

function isValidity(deadline: DeadlineReading): boolean {
  return deadline.validityEnd === true || (deadline.kind === 'multi' && deadline.parts.some(isValidity));
}

function movedInheritance(
  inherited: InheritedDeadline | null,
  fromYear: number | null,
  toYear: number,
): { value: InheritedDeadline | null; moves: { from: string; to: string }[] } {
  if (inherited === null) return { value: null, moves: [] };
  const mover = new Mover(fromYear, toYear, inherited.deadlineText);
  return { value: { ...inherited, deadline: mover.reading(inherited.deadline) }, moves: mover.moves };
}

/** Moves the days of one reading and keeps the list of what it moved. */
class Mover {
  readonly moves: { from: string; to: string }[] = [];

  constructor(
    private readonly fromYear: number | null,
    private readonly toYear: number,
    private readonly words: string,
  ) {}

  reading(deadline: DeadlineReading): DeadlineReading {
    if (deadline.validityEnd === true) return deadline;
    switch (deadline.kind) {
      case 'date': {
        if (deadline.date === null) return this.dated(deadline);
        const { readings } = deadline;
        const moved = { ...deadline, date: this.day(deadline.date) };
        return readings === undefined
          ? moved
          : { ...moved, readings: readings.map((day) => this.shifted(day)) };
      }
      case 'range':
        return { ...deadline, start: this.day(deadline.start), end: this.day(deadline.end) };
      case 'from':
        return { ...deadline, start: this.day(deadline.start) };
      case 'recurring':
        return deadline.since === undefined ? deadline : { ...deadline, since: this.year(deadline.since) };
      case 'multi':
        return { ...deadline, parts: deadline.parts.map((part) => this.reading(part)) };
      case 'relative':
      case 'ongoing':
      case 'undetermined':
      case 'missing':
      case 'invalid':
        return deadline;
    }
  }

  /** A month without a year in a paper without one: the new year settles it. */
  private dated(deadline: DeadlineReading & { kind: 'date' }): DeadlineReading {
    const { monthDay, ...rest } = deadline;
    const [month, day] = (monthDay ?? '').split('-');
    if (month === undefined || day === undefined) return deadline;
    const date = clampedDay(this.toYear, Number(month), day === 'last' ? 31 : Number(day));
    this.moves.push({ from: monthDay ?? '', to: date });
    return { ...rest, date };
  }

  private day(day: string | null): string | null {
    if (day === null) return null;
    const moved = this.shifted(day);
    if (moved !== day) this.moves.push({ from: day, to: moved });
    return moved;
  }

  private year(year: number): number {
    const moved = this.fromYear === null ? year : year + this.toYear - this.fromYear;
    if (moved !== year) this.moves.push({ from: String(year), to: String(moved) });
    return moved;
  }

  private shifted(day: string): string {
    if (this.fromYear === null) return day;
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    const isMonthEnd = clampedDay(year, month, 31) === day;
    const isWritten = new RegExp(`(?<!\\d)0?${date}[日号]|[-./]0?${date}(?!\\d)`).test(this.words);
    return clampedDay(year + this.toYear - this.fromYear, month, isMonthEnd && !isWritten ? 31 : date);
  }
}
