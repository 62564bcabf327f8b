import type { Given } from '../command/command.js';
import { usageProblem } from '../command/problem.js';
import { isDay, type Day } from '#domain';
import { yearOption } from './year-option.js';

/** How dates of a past year are taken: as printed, or as another year's. */
export type YearChoice = { kind: 'keep' } | { kind: 'move'; year: number };

/** What the command line says about an import; names are still words, not units. */
export interface ImportOptions {
  readonly year: YearChoice | undefined;
  /** Year of the paper where its title names none. */
  readonly paperYear: number | undefined;
  /** Members by the words of their group. */
  readonly resolve: Readonly<Record<string, readonly string[]>>;
  /** Units of the directory by the words of the paper. */
  readonly same: Readonly<Record<string, string>>;
  readonly dueDays: Readonly<Record<number, Day>>;
  readonly office: string | undefined;
  readonly leader: string | undefined;
  readonly inherit: boolean;
  readonly createUnits: boolean;
  readonly standIn: boolean;
}

/** Reads and checks every option of `ledger import`. Throws a usage problem that names the first wrong one. */
export function importOptions(given: Given): ImportOptions {
  return {
    year: yearChoice(given),
    paperYear: yearOption(given, 'year'),
    resolve: pairs(given, 'resolve', (text) => names(text)),
    same: pairs(given, 'same', (text) => text),
    dueDays: dueDays(given),
    office: given.value('office'),
    leader: given.value('leader'),
    inherit: !given.flag('no-inherit'),
    createUnits: !given.flag('no-create-units'),
    standIn: !given.flag('no-stand-in'),
  };
}

function yearChoice(given: Given): YearChoice | undefined {
  const year = yearOption(given, 'for-year');
  if (year === undefined) return given.flag('keep-dates') ? { kind: 'keep' } : undefined;
  if (given.flag('keep-dates'))
    throw usageProblem(
      { zh: '--keep-dates 与 --for-year 只能选一个。', en: 'Choose one of --keep-dates and --for-year.' },
      'ledger import',
    );
  return { kind: 'move', year };
}

/** `words=value`, as often as it is given. */
function pairs<T>(given: Given, name: string, read: (text: string) => T): Record<string, T> {
  const found: Record<string, T> = {};
  for (const text of given.values(name)) {
    const at = text.indexOf('=');
    if (at < 1)
      throw usageProblem(
        {
          zh: `--${name} 应写成 “原文=内容”，现为 “${text}”。`,
          en: `--${name} is written “words=value”, not “${text}”.`,
        },
        'ledger import',
      );
    found[text.slice(0, at).trim()] = read(text.slice(at + 1).trim());
  }
  return found;
}

/** Names between commas of either width; nothing means that there are none. */
export function names(text: string): string[] {
  return text
    .split(/[,\uff0c\u3001]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function dueDays(given: Given): Record<number, Day> {
  const found: Record<number, Day> = {};
  for (const [row, day] of Object.entries(pairs(given, 'due', (text) => text))) {
    if (!/^\d{1,5}$/.test(row) || !isDay(day))
      throw usageProblem(
        {
          zh: `--due 应写成 “行号=YYYY-MM-DD”，现为 “${row}=${day}”。`,
          en: `--due is written “row=YYYY-MM-DD”, not “${row}=${day}”.`,
        },
        'ledger import',
      );
    found[Number(row)] = day;
  }
  return found;
}
