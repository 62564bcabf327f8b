import { moveLedgerYear, type LedgerDraft, type MovedLedger } from '#intake';
import { CliProblem, exitCodes } from '../command/problem.js';
import type { Terminal } from '../terminal/terminal.js';
import type { YearChoice } from './import-options.js';

/** A draft with its year settled. `moves` is empty where the dates stay. */
export type SettledYear = MovedLedger & { readonly draft: LedgerDraft & { year: number } };

/**
 * A ledger of a past year is not taken silently (F11, F57): its dates stay when the person says so, or move to the year
 * that the person names. On a terminal it asks; elsewhere it throws `ledger.past_year`, which names both options.
 */
export async function settleYear(
  draft: LedgerDraft,
  choice: YearChoice | undefined,
  thisYear: number,
  terminal: Terminal,
): Promise<SettledYear> {
  const { year } = draft;
  if (year === null) throw yearUnknown();
  const isPast = year < thisYear;
  const settled = choice ?? (isPast ? await askYear(year, thisYear, terminal) : { kind: 'keep' as const });
  if (settled.kind === 'keep' || settled.year === year)
    return { draft: { ...draft, year }, moves: [], kept: [] };
  const moved = moveLedgerYear(draft, settled.year);
  return { ...moved, draft: { ...moved.draft, year: settled.year } };
}

async function askYear(year: number, thisYear: number, terminal: Terminal): Promise<YearChoice> {
  if (!terminal.interactive) throw pastYear(year, thisYear);
  terminal.tell({
    zh: `这是 ${year} 年的台账。`,
    en: `This is the ledger of ${year}.`,
  });
  terminal.tell({
    zh: '  1  保留原来的时限：早已逾期的只提醒一次',
    en: '  1  keep its dates: what is long overdue is said once',
  });
  terminal.tell({
    zh: '  2  作为另一年的台账：时限逐项移动，并列出每一处',
    en: '  2  take it as another year’s: dates are moved, every move is shown',
  });
  const answer = await terminal.ask({ zh: '请选择 [1/2]:', en: 'Choose [1/2]:' });
  if (answer === '1') return { kind: 'keep' };
  if (answer !== '2') throw pastYear(year, thisYear);
  const target = await terminal.ask({ zh: `哪一年？[${thisYear}]`, en: `Which year? [${thisYear}]` });
  const moved = target === '' ? thisYear : Number(target);
  if (!Number.isInteger(moved) || moved < 2000 || moved > 2200) throw pastYear(year, thisYear);
  return { kind: 'move', year: moved };
}

const pastYear = (year: number, thisYear: number): CliProblem =>
  new CliProblem(
    'ledger.past_year',
    {
      zh: `这是 ${year} 年的台账，需要先决定时限怎么算。没有导入任何内容。`,
      en: `This is the ledger of ${year}; say first what its dates mean. Nothing was imported.`,
    },
    {
      zh: `加 --keep-dates 保留原时限（逾期的只提醒一次），或加 --for-year ${thisYear + 1} 作为该年的台账（每处移动都会列出）。`,
      en: `Add --keep-dates to keep them (what is long overdue is said once), or --for-year ${thisYear + 1} to take it as that year's (every move is shown).`,
    },
    exitCodes.undecided,
  );

const yearUnknown = (): CliProblem =>
  new CliProblem(
    'ledger.year_unknown',
    { zh: '标题没有写明年份。', en: 'Its title names no year.' },
    { zh: '请用 --year 给出年份。', en: 'Give it by --year.' },
    exitCodes.undecided,
  );
