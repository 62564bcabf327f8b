import type { Light, StepForm, TaskStatus } from '#domain';
import { isDay, lights, stepForms, taskStatuses } from '#domain';

/** Filters live in the address, so that a link opens exactly the rows that its number counted. Wrong ones are dropped. */
export const todoTabs = ['todo', 'toRead', 'done', 'unit'] as const;
export type TodoTab = (typeof todoTabs)[number];

export interface TodoSearch {
  tab?: TodoTab | undefined;
}

export const supervisionTabs = ['late', 'rows', 'history', 'units', 'sections', 'next'] as const;
export type SupervisionTab = (typeof supervisionTabs)[number];

export interface SupervisionSearch {
  tab?: SupervisionTab | undefined;
  ledger?: string | undefined;
  light?: Light | undefined;
  status?: TaskStatus | undefined;
  unit?: string | undefined;
  section?: string | undefined;
  open?: boolean | undefined;
  unanswered?: boolean | undefined;
  form?: StepForm | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

type Raw = Record<string, unknown>;

export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function readOneOf<T extends string>(options: readonly T[], value: unknown): T | undefined {
  return options.find((option) => option === value);
}

function readDay(value: unknown): string | undefined {
  return typeof value === 'string' && isDay(value) ? value : undefined;
}

export function readTodoSearch(raw: Raw): TodoSearch {
  return { tab: readOneOf(todoTabs, raw['tab']) };
}

export function readSupervisionSearch(raw: Raw): SupervisionSearch {
  return {
    tab: readOneOf(supervisionTabs, raw['tab']),
    ledger: readText(raw['ledger']),
    light: readOneOf(lights, raw['light']),
    status: readOneOf(taskStatuses, raw['status']),
    unit: readText(raw['unit']),
    section: readText(raw['section']),
    open: raw['open'] === true ? true : undefined,
    unanswered: raw['unanswered'] === true ? true : undefined,
    form: readOneOf(stepForms, raw['form']),
    from: readDay(raw['from']),
    to: readDay(raw['to']),
  };
}
