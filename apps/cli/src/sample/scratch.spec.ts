import fs from 'node:fs';
import { createHash } from 'node:crypto';
import { readResponsibility } from '../../../../libs/intake/src/grammar/responsibility/read-responsibility.js';
import { publishedYears } from '../../../../libs/persistence/src/settings/published-years.js';
import { planRow, type OfficePerson, type RowPlan } from '#persistence';
import {
  decide,
  fold,
  isRefusal,
  light,
  defaultPolicy,
  type Calendar,
  type Command,
  type Task,
} from '#domain';
import { Cast } from './cast.js';
import { yearScript } from './year-script.js';
import { playRow, type Journal } from './play.js';
import { sampleDecisions } from './decisions.js';

const dir = 'libs/intake/samples';
const units = JSON.parse(fs.readFileSync(`${dir}/yunhe-units.json`, 'utf8'));
const people = JSON.parse(fs.readFileSync(`${dir}/yunhe-people.json`, 'utf8')) as { people: OfficePerson[] };
const text = fs.readFileSync(`${dir}/yunhe-2026.txt`, 'utf8');
const blocks = text.split(/\n\n/).map((b) => b.split(/\n(?=\t)/).map((c) => c.trim()));
const rows = blocks.filter((b) => b.length === 6 && b[4] !== '');
let last: string | null = null;
const paper = rows.map((cells, n) => {
  const dl = cells[5] ?? '';
  const m = /(\d{4})年(\d+)月底前/.exec(dl);
  const date = m ? new Date(Date.UTC(Number(m[1]), Number(m[2]), 0)).toISOString().slice(0, 10) : null;
  const deadline =
    date !== null ? { kind: 'date', date } : dl === '' ? { kind: 'missing' } : { kind: 'ongoing' };
  const inherited = dl === '' ? { deadline: { kind: 'date', date: last }, fromRow: n } : null;
  if (date) last = date;
  return {
    row: n + 1,
    assignments: readResponsibility(cells[4] ?? '').assignments,
    deadlineText: dl,
    deadline,
    inheritedDeadline: inherited,
  };
});
const meaningOf = (name: string) => {
  const u = units.find((x: any) => x.shortName === name || x.aliases.includes(name));
  if (!u) return { kind: 'unknown' as const };
  return u.kind === 'unit'
    ? { kind: 'unit' as const, unit: u.id }
    : { kind: 'group' as const, closed: u.closed, members: u.members };
};
const cal: Calendar = {
  version: 'c',
  utcOffsetMinutes: 480,
  opensAtMinute: 540,
  years: publishedYears.map((y) => y.year),
  holidays: publishedYears.flatMap((y) => y.holidays),
  makeUpWorkdays: publishedYears.flatMap((y) => y.makeUpWorkdays),
};

it('has rows', () => {
  expect(paper.length).toBe(39);
});
it.each([
  '2026-06-15T04:00Z',
  '2026-07-13T04:00Z',
  '2026-09-05T04:00Z',
  '2026-10-12T04:00Z',
  '2026-11-23T20:00Z',
  '2026-12-04T04:00Z',
  '2026-12-29T04:00Z',
  '2027-01-01T00:00:00+08:00',
])('%s', async (when) => {
  const until = Date.parse(when) - 1;
  const plans: RowPlan[] = paper.map((p) => planRow(p as any, meaningOf, sampleDecisions));
  expect(plans.filter((p) => p.open.length)).toEqual([]);
  const cast = new Cast(people.people);
  const texts = new Map<string, string>();
  const write = (t: string) => {
    const h = createHash('sha256').update(t).digest('hex');
    texts.set(h, t);
    return h;
  };
  const scripts = yearScript({
    year: 2026,
    plans,
    coordinatingUnit: 'u-zsj',
    calendar: cal,
    cast,
    write,
    until,
  });
  const tasks = new Map<number, Task>();
  let commits = 0;
  const journal: Journal = {
    open: async () => ({ task: null, done: new Set() }),
    commit: async ({ row, command, at, known }) => {
      commits += 1;
      const d = decide(known, command, Math.max(at, known?.at ?? 0));
      if (isRefusal(d)) return { task: known, refusal: d.refusal };
      const task = fold(known, d.events);
      if (task) tasks.set(row, task);
      return { task, refusal: null };
    },
  };
  const t0 = Date.now();
  const refused = [];
  for (const s of scripts) {
    const issue: Command = {
      kind: 'issue',
      by: cast.supervisor('u-zsj'),
      task: `y-${s.plan.row}`,
      ledger: 'y',
      row: s.plan.row,
      standing: s.plan.standing,
      skippable: false,
      dueDay: s.plan.dueDay,
      coordinatingUnit: 'u-zsj',
      responsibleLeader: 'p-qld-1',
      calendar: cal,
      policy: defaultPolicy,
      assignments: s.plan.assignments,
      placeholders: s.plan.placeholders,
      phases: s.plan.phases,
    };
    refused.push(...(await playRow(s, issue, journal, until)));
  }
  console.log(
    when,
    'commits',
    commits,
    'ms',
    Date.now() - t0,
    'texts',
    texts.size,
    'refused',
    JSON.stringify(refused, null, 0),
    '\n' +
      [...tasks.values()]
        .map(
          (t) =>
            `${t.row} ${t.dueDay ?? 'standing'} ${t.status} ${light(t, until).light} ${light(t, until)
              .facts.map((f) => f.reason)
              .join(',')
              .slice(0, 60)} tracks=${t.tracks.length} [${t.tracks
              .filter((x) => ['awaitingReceipt', 'contested', 'returned', 'submitted'].includes(x.status))
              .map((x) => x.status + ':' + x.unit + ':' + x.round)
              .slice(
                0,
                4,
              )}] esc=${t.escalations.length}/${t.escalations.filter((e) => !e.acknowledgedAt).length} ph=${t.placeholders.filter((p) => p.status === 'open').length} seq=${t.seq} info=${t.information.length} size=${JSON.stringify(t).length}`,
        )
        .join('\n'),
  );
});
