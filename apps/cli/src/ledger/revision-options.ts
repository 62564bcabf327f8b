import { isDay, type Day } from '#domain';
import type { Given, OptionSpec } from '../command/command.js';
import { usageProblem } from '../command/problem.js';

/** What `ledger import --into` takes beside the options of every import. */
export const revisionOptionSpecs: Readonly<Record<string, OptionSpec>> = {
  into: {
    type: 'value',
    value: 'LEDGER',
    help: { zh: '作为这份台账的新版本', en: 'as a new version of this ledger' },
  },
  withdraw: {
    type: 'value',
    value: 'ROW',
    multiple: true,
    help: {
      zh: '--into：已交办的这一行撤下，事项撤销；可多次给出',
      en: 'with --into: this issued row is withdrawn and cancelled; may be given often',
    },
  },
  basis: {
    type: 'value',
    value: 'TEXT',
    help: {
      zh: '--into：调整或撤销在办事项的依据',
      en: 'with --into: what the change of running tasks rests on',
    },
  },
  effective: {
    type: 'value',
    value: 'DAY',
    help: {
      zh: '--into：生效日期，默认今天',
      en: 'with --into: from which day it counts; today unless given',
    },
  },
  yes: {
    type: 'flag',
    short: 'y',
    help: { zh: '--into：不再询问，直接保存', en: 'with --into: store it without asking' },
  },
};

export interface RevisionOptions {
  readonly ledger: string;
  /** Rows of the ledger whose withdrawal is confirmed. */
  readonly withdraw: readonly number[];
  readonly basis: string | null;
  readonly effectiveDay: Day | null;
  readonly yes: boolean;
}

/** The options of a revision; null where the paper makes a ledger of its own. Throws a usage problem. */
export function revisionOptions(given: Given): RevisionOptions | null {
  const ledger = given.value('into');
  if (ledger === undefined) {
    const alone = Object.keys(revisionOptionSpecs).find((name) => isGiven(given, name));
    if (alone !== undefined)
      throw wrong(`--${alone} 只与 --into 一起使用。`, `--${alone} goes with --into only.`);
    return null;
  }
  const other = ['issue', 'office', 'leader'].find((name) => isGiven(given, name));
  if (other !== undefined)
    throw wrong(
      `--${other} 不能与 --into 一起使用：送审、批准、交办和送出在台账页面进行。`,
      `--${other} does not go with --into: a revision is approved, issued and sent on the page of the ledger.`,
    );
  const effectiveDay = given.value('effective') ?? null;
  if (effectiveDay !== null && !isDay(effectiveDay))
    throw wrong(`--effective 应为 YYYY-MM-DD。`, '--effective is a day, YYYY-MM-DD.');
  const withdraw = given.values('withdraw');
  if (withdraw.some((row) => !/^[1-9]\d{0,4}$/.test(row)))
    throw wrong('--withdraw 应为行号。', '--withdraw is the number of a row.');
  const basis = given.value('basis')?.trim() ?? '';
  return {
    ledger,
    withdraw: withdraw.map(Number),
    basis: basis === '' ? null : basis,
    effectiveDay,
    yes: given.flag('yes'),
  };
}

function isGiven(given: Given, name: string): boolean {
  return given.flag(name) || given.value(name) !== undefined || given.values(name).length > 0;
}

const wrong = (zh: string, en: string) => usageProblem({ zh, en }, 'ledger import');
