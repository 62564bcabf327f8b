import { createHash } from 'node:crypto';
import type { Actor, Calendar, Command, ReviewRoster } from '#domain';
import { defaultPolicy, startOfDay, systemActor } from '#domain';
import { type CommitAnswer, type Database, type Tx, commit, inTenant } from '#persistence';

/** A small office with one row in it: lead A, support B, coordinating office O, government G. */
export const tenant = 'default';

export const calendar: Calendar = {
  version: '2026-1',
  utcOffsetMinutes: 480,
  opensAtMinute: 540,
  years: [2025, 2026, 2027],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  makeUpWorkdays: ['2026-10-10'],
};

const person = (name: string, unit: string, ...roles: Actor['roles']): Actor => ({
  person: name,
  unit,
  roles,
});
export const officerA = person('p-a', 'u-a', 'officer');
export const leaderA = person('p-al', 'u-a', 'unitLeader');
export const officerB = person('p-b', 'u-b', 'officer');
export const supervisor = person('p-s', 'u-o', 'supervisor');
export const boss = person('p-boss', 'u-g', 'leader');
export const everybody = [officerA, leaderA, officerB, supervisor, boss];

export const roster: ReviewRoster = {
  people: [{ person: supervisor.person, unit: supervisor.unit }],
  leaders: [{ person: boss.person, unit: boss.unit }],
};

/** An instant of a working day, Asia/Shanghai. */
export const at = (day: string, hour = 10): number => startOfDay(day, 480) + hour * 3_600_000;

export const textOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Units, people and the texts that the commands below name. */
export async function furnish(database: Database, tenantId = tenant): Promise<void> {
  await inTenant(database, tenantId, async (tx) => {
    for (const unit of new Set(everybody.map((actor) => actor.unit)))
      await tx.query(`insert into unit (id, short_name, full_name, level) values ($1, $2, $2, 'district')`, [
        unit,
        `unit ${unit}`,
      ]);
    for (const { person: id, unit, roles } of everybody)
      await tx.query('insert into person (id, name, unit_id, roles) values ($1, $2, $3, $4)', [
        id,
        `person ${id}`,
        unit,
        roles,
      ]);
    for (const text of ['progress', 'part', 'result', 'more is needed', 'better result', 'why'])
      await store(tx, text);
  });
}

async function store(tx: Tx, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  await tx.query(
    `insert into content (sha256, size, media_type, bytes, stored_at) values ($1, $2, 'text/plain', $3, 0)`,
    [textOf(text), bytes.length, bytes],
  );
}

export function issueOf(task: string, row = 1, ledger = 'l-1'): Command {
  return {
    kind: 'issue',
    by: systemActor,
    task,
    ledger,
    row,
    standing: false,
    skippable: false,
    dueDay: '2026-06-30',
    coordinatingUnit: 'u-o',
    responsibleLeader: boss.person,
    calendar,
    policy: defaultPolicy,
    assignments: [
      { track: 'a', unit: 'u-a', role: 'lead', mode: null },
      { track: 'b', unit: 'u-b', role: 'support', mode: null },
    ],
    placeholders: [],
    phases: [],
  };
}

export const submitOf = (text: string): Command => ({
  kind: 'submit',
  by: officerA,
  track: 'a',
  text: textOf(text),
  attachments: [],
  notApplicable: false,
  statements: [],
  roster,
});

/** The acts of a row from issue to approval, each with its instant. */
export function lifecycle(task: string, row = 1): [Command, number][] {
  return [
    [issueOf(task, row), at('2026-03-02')],
    [{ kind: 'acknowledgeReceipt', by: officerA, track: 'a' }, at('2026-03-03')],
    [{ kind: 'acknowledgeReceipt', by: officerB, track: 'b' }, at('2026-03-03', 11)],
    [
      { kind: 'submitPart', by: officerB, track: 'b', text: textOf('part'), attachments: [] },
      at('2026-04-03'),
    ],
    [{ kind: 'acceptPart', by: officerA, track: 'b', round: 1 }, at('2026-04-07')],
    [submitOf('result'), at('2026-05-06')],
    [
      {
        kind: 'returnForRework',
        by: supervisor,
        track: 'a',
        round: 1,
        reason: textOf('more is needed'),
        reworkUntil: '2026-07-10',
        tracks: [],
      },
      at('2026-05-07'),
    ],
    [submitOf('better result'), at('2026-05-08')],
    [{ kind: 'approve', by: supervisor, track: 'a', round: 2, opinion: null }, at('2026-05-11')],
  ];
}

/** Commits commands one after the other, under the keys `c-0`, `c-1`, …; every one must be accepted. */
export async function play(
  database: Database,
  taskId: string,
  steps: readonly [Command, number][],
  tenantId = tenant,
): Promise<CommitAnswer[]> {
  const answers: CommitAnswer[] = [];
  for (const [index, [command, when]] of steps.entries()) {
    const ask = {
      tenantId,
      taskId,
      commandId: `c-${index}`,
      command,
      at: when,
      knownSeq: answers.at(-1)?.seq ?? 0,
    };
    const answer = await commit(database, ask);
    if (!answer.outcome.accepted)
      throw new Error(`${command.kind}: ${JSON.stringify(answer.outcome.refusal)}`);
    answers.push(answer);
  }
  return answers;
}
