/** What a person says of the columns of a table, before anything is judged. */
import type { AssignmentRole } from '../ledger-draft.js';

/** What a column may hold; units by the role that their column gives to a bare list. */
export type ColumnField =
  | 'sectionNo'
  | 'sectionTitle'
  | 'itemNo'
  | 'itemTitle'
  | 'content'
  | AssignmentRole
  | 'leader'
  | 'deadline'
  | 'other';

/** A person's word on the columns of one table: what each of them holds, by its place from 0. */
export type GivenColumns = Readonly<Record<number, ColumnField>>;

/** The same for several tables of a paper, by their places from 0. */
export type ColumnsByTable = Readonly<Record<number, GivenColumns>>;

/** Fields that one column alone may hold: said of another one, they leave the one they had. */
const ofOneColumn: ReadonlySet<ColumnField> = new Set([
  'sectionNo',
  'sectionTitle',
  'itemNo',
  'itemTitle',
  'content',
  'deadline',
]);

/** What was said before, with what is said now over it. */
export function saidOver(before: GivenColumns, now: GivenColumns): GivenColumns {
  const moved = new Set(Object.values(now).filter((field) => ofOneColumn.has(field)));
  const kept = Object.entries(before).filter(([, field]) => !moved.has(field));
  return { ...Object.fromEntries(kept), ...now };
}

/** A field that was said of several columns and that one alone may hold; null where there is none. */
export function fieldSaidTwice(given: GivenColumns): ColumnField | null {
  const fields = Object.values(given).filter((field) => ofOneColumn.has(field));
  return fields.find((field, at) => fields.indexOf(field) !== at) ?? null;
}
