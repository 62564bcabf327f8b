import type { Names, TaskHeader } from '#contract';
import { numbered } from './joining.js';

/** Short name of a unit; its id when the answer does not name it, so that nothing is ever blank. */
export function unitName(names: Names, id: string | null | undefined): string {
  if (id === null || id === undefined) return '—';
  return names.units[id]?.shortName ?? id;
}

export function personName(names: Names, id: string | null | undefined): string {
  if (id === null || id === undefined) return '—';
  return names.people[id]?.name ?? id;
}

/** Names of all pages of a list together. */
export function mergeNames(pages: { names: Names }[]): Names {
  const units = Object.assign({}, ...pages.map((page) => page.names.units)) as Names['units'];
  const people = Object.assign({}, ...pages.map((page) => page.names.people)) as Names['people'];
  return { units, people };
}

/** What a row is called in a list: its numbered item, else the beginning of its own words. */
export function titleOf(header: TaskHeader): string {
  if (header.item !== null) return numbered(header.item.no, header.item.title);
  const text = header.text.trim();
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
