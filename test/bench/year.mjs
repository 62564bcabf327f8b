import fs from 'node:fs';
import path from 'node:path';
import {
  decide,
  defaultPolicy,
  fold,
  rehearse,
  startOfDay,
  systemActor,
} from '../../dist/libs/domain/src/index.js';
import { readLedger } from '../../dist/libs/intake/src/index.js';
import { median } from './statistics.mjs';

const sample = path.resolve(import.meta.dirname, '../../libs/intake/samples/yunhe-2026.txt');

/** Two years of ordinary weekends: the arithmetic is the same with holidays. */
const calendar = {
  version: 'bench',
  utcOffsetMinutes: 480,
  opensAtMinute: 540,
  years: [2026, 2027],
  holidays: [],
  makeUpWorkdays: [],
};
const roles = { lead: 'lead', support: 'support', responsible: 'responsible', reviewer: 'reviewer' };

/** The sample's rows as issued on the first working Monday of their year; groups count as one unit. */
function issued() {
  const read = readLedger(fs.readFileSync(sample));
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value.rows.map((row) => {
    const seen = new Set();
    const assignments = row.assignments
      .filter((a) => !seen.has(a.unitText) && seen.add(a.unitText))
      .map((a, n) => ({ track: `t${n}`, unit: a.unitText, role: roles[a.role], mode: a.mode }));
    const date =
      row.deadline.kind === 'date' ? row.deadline.date : (row.inheritedDeadline?.deadline.date ?? null);
    const command = {
      kind: 'issue',
      by: systemActor,
      task: `year-${row.row}`,
      ledger: 'year',
      row: row.row,
      standing: date === null,
      skippable: false,
      dueDay: date,
      coordinatingUnit: 'office',
      responsibleLeader: 'leader',
      calendar,
      policy: defaultPolicy,
      assignments,
      placeholders: [],
      phases: [],
    };
    const decision = decide(null, command, startOfDay('2026-01-05', 480) + 9 * 3_600_000);
    if ('refusal' in decision) throw new Error(`row ${row.row}: ${JSON.stringify(decision.refusal)}`);
    return fold(null, decision.events);
  });
}

/** Seconds to play the whole year of the sample's 39 rows in memory while nobody acts; median of seven runs. */
export async function yearInMemory() {
  const until = startOfDay('2027-01-31', 480);
  const runs = Array.from({ length: 7 }, () => {
    const since = performance.now();
    const { fired } = rehearse(issued(), until);
    if (fired.length === 0) throw new Error('a year in which nothing fires');
    return (performance.now() - since) / 1000;
  });
  return median(runs);
}
