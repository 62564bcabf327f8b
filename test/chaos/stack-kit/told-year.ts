import type { Calendar, Command, EpochMs, Task } from '#domain';
import { decide, defaultPolicy, fold, isRefusal, systemActor } from '#domain';
import { publishedYears } from '../../../libs/persistence/src/settings/published-years.js';
import { Cast } from '../../../apps/cli/src/sample/cast.js';
import { type Journal, playRow } from '../../../apps/cli/src/sample/play.js';
import { readSampleFiles } from '../../../apps/cli/src/sample/sample-files.js';
import { type RowScript, yearScript } from '../../../apps/cli/src/sample/year-script.js';

const OFFICE_OFFSET_MINUTES = 480;

const calendar: Calendar = {
  version: 'all',
  utcOffsetMinutes: OFFICE_OFFSET_MINUTES,
  opensAtMinute: 540,
  years: publishedYears.map(({ year }) => year),
  holidays: publishedYears.flatMap(({ holidays }) => holidays),
  makeUpWorkdays: publishedYears.flatMap(({ makeUpWorkdays }) => makeUpWorkdays),
};

/** The sample's year told in one go, in memory: for every row the keys of its commands, in order. */
export async function toldYear(root: string, until: EpochMs): Promise<Map<number, string[]>> {
  const { office, plans } = readSampleFiles(root);
  const { coordinatingUnit, responsibleLeader } = office;
  const journal = new KeyJournal();
  const scripts = yearScript({
    year: 2026,
    plans,
    coordinatingUnit,
    calendar,
    cast: new Cast(office.people),
    writeFor: () => () => '0'.repeat(64),
    until,
  });
  for (const script of scripts)
    await playRow(script, issueOf(script, coordinatingUnit, responsibleLeader), journal, until);
  return journal.keys;
}

function issueOf({ plan }: RowScript, coordinatingUnit: string, responsibleLeader: string | null): Command {
  const { row, dueDay, standing, assignments, placeholders, phases } = plan;
  return {
    kind: 'issue',
    by: systemActor,
    task: `told-${row}`,
    ledger: 'told',
    row,
    standing,
    skippable: false,
    dueDay,
    coordinatingUnit,
    responsibleLeader,
    calendar,
    policy: defaultPolicy,
    assignments,
    placeholders,
    phases,
  };
}

class KeyJournal implements Journal {
  readonly keys = new Map<number, string[]>();

  open(): ReturnType<Journal['open']> {
    return Promise.resolve({ task: null, done: new Set() });
  }

  commit({
    row,
    commandId,
    command,
    at,
    known,
  }: Parameters<Journal['commit']>[0]): ReturnType<Journal['commit']> {
    this.keys.set(row, [...(this.keys.get(row) ?? []), commandId]);
    const decision = decide(known, command, at);
    if (isRefusal(decision)) return Promise.resolve({ task: known, refusal: decision.refusal });
    return Promise.resolve<{ task: Task | null; refusal: null }>({
      task: fold(known, decision.events),
      refusal: null,
    });
  }
}
