/**
 * Which column holds what, judged by the words above it and by what its cells hold, in any order. Every choice keeps its
 * score and its reasons, and a person may settle any of them. Source: LEDGER section 3.
 */
import type { AssignmentRole } from '../ledger-draft.js';
import type { Grid } from '../readers/grid.js';
import { profileOf, type Profile } from './column-profile.js';
import type { ColumnField, GivenColumns } from './given-columns.js';
import { headerKinds, headerRole, type HeaderKind } from './header-kind.js';
import { bannerText, tableFrame, type TableFrame } from './header-rows.js';
import { headingFields } from './heading-columns.js';
import { dutyInside, type InsideDuty } from './inside-duty.js';
import { legendAround, type Legend } from './legend.js';
import { saidBelow, unitsAbove, unitsOfBanner, type UnitsAbove } from './units-above.js';
import { unitMatrix, type UnitMatrix } from './unit-matrix.js';

export interface ChosenColumn {
  /** Place in the table, counted from 0. */
  column: number;
  field: ColumnField;
  /** The words above the column, blank where there are none. */
  header: string;
  /** 0 to 2: one for the words above, one for the contents; 2 where a person said so. */
  score: number;
  reasons: ('given' | 'header' | 'contents' | 'position' | 'header_contradicted')[];
}

export interface Columns {
  /** The section's numeral (一) in a column of its own. */
  numeral: number | null;
  sectionTitle: number | null;
  /** The item's number (1) in a column of its own. */
  itemNumber: number | null;
  item: number | null;
  content: number;
  responsibility: { column: number; role: AssignmentRole }[];
  leaders: number[];
  deadline: number | null;
  /** Where units or deadline stand inside another cell. */
  inside: InsideDuty | null;
  /** Who the lines above the table name, where neither a column nor a cell holds units. */
  above: UnitsAbove | null;
  /** Columns that no field of a row holds, with their headers. */
  other: { column: number; header: string }[];
  /** Units that stand in the header, with signs in the rows; among `responsibility` too. */
  matrix: UnitMatrix | null;
  /** What signs beside units or in a matrix mean. */
  legend: Legend;
  frame: TableFrame;
  chosen: ChosenColumn[];
}

export interface Candidate {
  column: number;
  header: string;
  words: readonly string[];
  kind: HeaderKind | null;
  profile: Profile;
}

const units: readonly AssignmentRole[] = ['lead', 'responsible', 'support', 'reviewer'];

/** The columns of a grid, or null where no table of tasks can be recognised. */
export function chooseColumns(grid: Grid, given: GivenColumns = {}): Columns | null {
  const frame = tableFrame(grid);
  const body = grid.rows.filter(
    (row, at) =>
      !frame.headerRows.has(at) &&
      !frame.titleRows.has(at) &&
      row.printedCells === grid.columns &&
      bannerText(row) === null,
  );
  const kinds = headerKinds(frame.words);
  const candidates = Array.from({ length: grid.columns }, (_, column): Candidate => {
    const words = frame.words[column] ?? [];
    return {
      column,
      header: words[0] ?? '',
      words,
      kind: kinds[column] ?? null,
      profile: profileOf(body, column),
    };
  });
  const choice = new Choice(candidates, given);
  choice.takeAll('leader', ({ kind, profile }) => kind === 'leader' && profile.deadline < 0.5);
  choice.take('deadline', deadlineScore, 0.5);
  const legend = legendAround(grid, frame);
  const matrix = unitMatrix(candidates, body, legend);
  takeUnits(choice, matrix);
  choice.take('content', contentScore(candidates), 0.05);
  const content = choice.columnOf('content');
  if (content === null) return null;
  headingFields(choice, content);
  choice.takeRest();
  const responsibility = choice.chosen.flatMap(({ column, field }) =>
    isUnitField(field) ? [{ column, role: field }] : [],
  );
  const deadline = choice.columnOf('deadline');
  const inside = dutyInside(body, content, responsibility, deadline);
  const hasUnits = responsibility.length > 0 || inside?.column === content;
  const above = hasUnits || !isNamed(choice, [content, deadline]) ? null : unitsBeside(grid, frame);
  if (!hasUnits && above === null) return null;
  const unitColumns = responsibility.map(({ column }) => column);
  if (deadline === null && inside === null && !isNamed(choice, unitColumns)) return null;
  return {
    numeral: choice.columnOf('sectionNo'),
    sectionTitle: choice.columnOf('sectionTitle'),
    itemNumber: choice.columnOf('itemNo'),
    item: choice.columnOf('itemTitle'),
    content,
    responsibility,
    leaders: choice.columnsOf('leader'),
    deadline,
    inside,
    above,
    other: choice.chosen.flatMap(({ field, column, header }) =>
      field === 'other' ? [{ column, header }] : [],
    ),
    matrix,
    legend,
    frame,
    chosen: choice.chosen.toSorted((a, b) => a.column - b.column),
  };
}

/** Who the lines above the rows name, or those between them. */
function unitsBeside(grid: Grid, frame: TableFrame): UnitsAbove | null {
  const isBetween = grid.rows.some((row) => unitsOfBanner(bannerText(row) ?? '') !== null);
  return unitsAbove(grid, frame) ?? (isBetween ? saidBelow : null);
}

/** Without any deadline, or any units, a table is one of tasks only where its header says so or a person does. */
function isNamed(choice: Choice, columns: readonly (number | null)[]): boolean {
  return columns.every((column) =>
    choice.chosen.some((each) => each.column === column && /header(?!_)|given/.test(each.reasons.join())),
  );
}

function isUnitField(field: ColumnField): field is AssignmentRole {
  return units.some((unit) => unit === field);
}

/** The day on which a task is given out or begun is not the day on which it is due. */
function deadlineScore({ kind, profile, words }: Candidate): number {
  const isStart = /开始|启动|起始|交办|下发|印发/.test(words.join('')) && !/起止/.test(words.join(''));
  // Units under the word for a deadline are swapped columns, which a person is asked about.
  const called = (isStart ? 0.3 : 1) - profile.responsibility;
  // Remarks and progress tell of days too (已于3月完成) and set none.
  const named =
    kind === 'deadline' ? called : kind === null ? (isStart ? -0.7 : 0) : kind === 'other' ? -1 : -0.4;
  return named + profile.deadline;
}

/** Every column that its header names, else the one that reads best as responsibility. */
function takeUnits(choice: Choice, matrix: UnitMatrix | null): void {
  for (const role of units) {
    choice.takeAll(role, ({ column }) => matrix?.units.get(column) === role);
    choice.takeAll(role, (candidate) => {
      const { isNamed: hasRole, role: own } = headerRole(candidate.words);
      const isDenied = candidate.profile.deadline > 0.5 || (candidate.profile.numeral > 0.5 && !hasRole);
      const fits = hasRole || candidate.profile.responsibility > 0.3;
      return candidate.kind === 'unit' && own === role && fits && !isDenied;
    });
  }
  if (choice.chosen.some(({ field }) => isUnitField(field)) || choice.isGiven(units)) return;
  // A column that is called something else must read as units throughout; one that is called tasks never is one.
  const against = (kind: HeaderKind | null): number =>
    kind === null ? 0 : kind === 'content' || kind === 'task' ? 0.7 : 0.2;
  choice.take('responsible', ({ profile, kind }) => profile.responsibility - against(kind), 0.4);
}

/** Tasks are what the header calls so; among equals, and without a header, the longest text. */
function contentScore(candidates: readonly Candidate[]): (candidate: Candidate) => number {
  const longest = Math.max(1, ...candidates.map(({ profile }) => profile.length));
  const named: Partial<Record<HeaderKind, number>> = {
    content: 1,
    task: 0.8,
    other: -0.6,
    number: -2,
    leader: -2,
    section: -0.3,
  };
  const tasks = candidates.filter(({ kind }) => kind === 'content' || kind === 'task');
  const leastCovered = Math.min(1, ...tasks.map(({ profile }) => profile.covered));
  return ({ kind, profile }) =>
    profile.filled === 0 && kind === null
      ? -1
      : (kind === null ? 0.3 : (named[kind] ?? -1)) +
        (profile.length / longest) * 0.6 -
        // What is merged over several tasks heads them.
        Math.min(0.7, Math.max(0, profile.covered - leastCovered) * 5);
}

/** The columns that no field has taken yet, and what has been chosen. A person's word comes before every score. */
export class Choice {
  readonly chosen: ChosenColumn[] = [];
  private free: Candidate[];
  private readonly given: ReadonlySet<ColumnField>;

  constructor(candidates: readonly Candidate[], given: GivenColumns) {
    this.free = [...candidates];
    this.given = new Set(Object.values(given));
    for (const candidate of candidates) {
      const field = given[candidate.column];
      if (field !== undefined) this.add(candidate, field, 2, ['given']);
    }
  }

  isGiven(fields: readonly ColumnField[]): boolean {
    return fields.some((field) => this.given.has(field));
  }

  /** The candidate with the highest score of at least `least`; the leftmost of equals. */
  take(field: ColumnField, score: (candidate: Candidate) => number, least: number): Candidate | undefined {
    if (this.given.has(field)) return undefined;
    const [best] = this.free.filter((each) => score(each) >= least).toSorted((a, b) => score(b) - score(a));
    if (best !== undefined) this.add(best, field, score(best), reasonsFor(field, best));
    return best;
  }

  /** Every column that passes, beside those that a person named: several may hold such a field. */
  takeAll(field: ColumnField, test: (candidate: Candidate) => boolean): void {
    for (const each of this.free.filter(test))
      this.add(each, field, 1 + shareFor(field, each), reasonsFor(field, each));
  }

  takeRest(): void {
    for (const each of this.free)
      this.add(each, 'other', each.kind === 'other' ? 1 : 0, reasonsFor('other', each));
  }

  columnOf(field: ColumnField): number | null {
    return this.chosen.find((each) => each.field === field)?.column ?? null;
  }

  columnsOf(field: ColumnField): number[] {
    return this.chosen.flatMap((each) => (each.field === field ? [each.column] : []));
  }

  private add(
    { column, header }: Candidate,
    field: ColumnField,
    score: number,
    reasons: ChosenColumn['reasons'],
  ): void {
    this.free = this.free.filter((each) => each.column !== column);
    const rounded = Math.round(Math.min(2, Math.max(0, score)) * 100) / 100;
    this.chosen.push({ column, field, header, score: rounded, reasons });
  }
}

function kindsOf(field: ColumnField): readonly HeaderKind[] {
  if (isUnitField(field)) return ['unit'];
  const kinds: Record<Exclude<ColumnField, AssignmentRole>, readonly HeaderKind[]> = {
    sectionNo: ['number'],
    itemNo: ['number'],
    sectionTitle: ['section', 'task'],
    itemTitle: ['task', 'content'],
    content: ['content', 'task'],
    leader: ['leader'],
    deadline: ['deadline'],
    other: ['other'],
  };
  return kinds[field];
}

function shareFor(field: ColumnField, { profile }: Candidate): number {
  if (field === 'deadline') return profile.deadline;
  if (isUnitField(field)) return profile.responsibility;
  if (field === 'sectionNo' || field === 'itemNo') return profile.numeral;
  return field === 'itemTitle' ? profile.item : 0;
}

function reasonsFor(field: ColumnField, candidate: Candidate): ChosenColumn['reasons'] {
  const isNamedSo = candidate.kind !== null && kindsOf(field).includes(candidate.kind);
  const isContradicted = candidate.kind !== null && !isNamedSo && field !== 'other';
  const reasons: ChosenColumn['reasons'] = [];
  if (isNamedSo) reasons.push('header');
  if (shareFor(field, candidate) >= 0.5) reasons.push('contents');
  if (isContradicted) reasons.push('header_contradicted');
  return reasons.length === 0 ? ['position'] : reasons;
}
