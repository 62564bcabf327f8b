// How the golds of the offices' papers are written down.
import { write } from './layouts-kit.mjs';

/** `区水务局` of a role, and a mode where several share it: `lead(['区水务局'])`. Groups begin with 各. */
const role = (name) => (units, mode) =>
  units.map(
    (unit) =>
      `${name} ${mode ?? (units.length > 1 && name !== 'support' ? 'joint' : '-')} ${unit.startsWith('各') ? 'group' : 'unit'} ${unit}`,
  );
export const lead = (...units) => role('lead')(units);
export const support = (...units) => role('support')(units);
export const responsible = (...units) => role('responsible')(units);
export const reviewer = (...units) => role('reviewer')(units);
export const byDuty = (...units) => role('responsible')(units, 'by-duty');

/** Rows as `{ section, item, content, assignments, when: [text, meaning], … }`; what is left out is blank or nothing. */
export function gold(name, title, year, rows) {
  const meaning = rows.map(
    ({ section = [null, null], item = [null, null], content, assignments = [], when, ...more }, at) => ({
      row: at + 1,
      section,
      item,
      content,
      assignments: assignments.flat(),
      deadlineText: when[0],
      deadline: when[1],
      inherited: null,
      questions: [],
      ...more,
    }),
  );
  write(`${name}.gold.json`, `${JSON.stringify({ title, year, rows: meaning }, null, 2)}\n`);
}

/** A row that has a number and no title, and one that has a title. */
export const named = (no, task, content, assignments, ...when) => ({ item: [no, task], content, assignments, when });
export const numbered = (no, content, assignments, ...when) => named(no, null, content, assignments, ...when);
