import type { Command } from '#domain';
import { fold, nextWake, systemActor } from '#domain';
import {
  CommitFault,
  EVENTS_AFTER_MAX,
  type CommitAsk,
  closeDatabase,
  commandHash,
  commit,
  inTenant,
  knownOutcome,
  loadTask,
  openDatabase,
  taskChannel,
  verify,
} from '#persistence';
import { Client } from 'pg';
import { type ScratchDatabase, asOwner, scratchDatabase } from './scratch-database.js';
import {
  at,
  furnish,
  issueOf,
  lifecycle,
  officerA,
  officerB,
  play,
  submitOf,
  tenant,
} from './sample-task.js';

let scratch: ScratchDatabase;
let rows = 0;
beforeAll(async () => {
  scratch = await scratchDatabase();
  await furnish(scratch.database);
});
afterAll(async () => {
  const report = await verify(scratch.database, { tenantId: tenant });
  await scratch.drop();
  expect(report.found).toEqual([]);
});

/** A task of its own, with the first `count` acts of a lifecycle done. */
async function begun(count: number): Promise<string> {
  rows += 1;
  const taskId = `l-1-${String(rows).padStart(3, '0')}`;
  await play(scratch.database, taskId, lifecycle(taskId, rows).slice(0, count));
  return taskId;
}

function ask(taskId: string, commandId: string, command: Command, when = at('2026-03-10')): CommitAsk {
  return { tenantId: tenant, taskId, commandId, command, at: when, knownSeq: 0 };
}

const sign: Command = { kind: 'acknowledgeReceipt', by: officerA, track: 'a' };

async function eventCount(taskId: string): Promise<number> {
  const { task } = await loadTask(scratch.database, { tenantId: tenant, taskId });
  return task?.seq ?? 0;
}

async function faultOf(attempt: Promise<unknown>): Promise<CommitFault> {
  const fault = await attempt.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(fault instanceof CommitFault)) throw new Error('no CommitFault was thrown', { cause: fault });
  return fault;
}

describe('commit', () => {
  it('carries a row from issue to closing, and its answers fold to the stored state', async () => {
    rows += 1;
    const taskId = `l-1-${String(rows).padStart(3, '0')}`;
    const answers = await play(scratch.database, taskId, lifecycle(taskId, rows));
    const replica = fold(
      null,
      answers.flatMap((answer) => answer.events),
    );
    const { task, wakeAt } = await loadTask(scratch.database, { tenantId: tenant, taskId });
    expect(task?.status).toBe('completed');
    expect(replica).toEqual(task);
    expect(wakeAt).toBeNull();
    expect(answers.at(-1)).toMatchObject({ closed: true, duplicate: false, seq: task?.seq });
  });

  it('gives every event that the caller has not folded, however far behind it is', async () => {
    const taskId = await begun(2);
    const { task } = await loadTask(scratch.database, { tenantId: tenant, taskId });
    for (const knownSeq of [0, 1, task?.seq ?? 0]) {
      const command: Command = { kind: 'claim', by: officerA, track: 'a' };
      const answer = await commit(scratch.database, {
        ...ask(taskId, `claim-${knownSeq}`, command),
        knownSeq,
      });
      expect(answer.events.length).toBe(answer.seq - knownSeq);
      expect(answer.wakeAt).toBe(task === null ? null : nextWake(task));
      await commit(scratch.database, ask(taskId, `release-${knownSeq}`, { ...command, kind: 'release' }));
    }
  });

  it('answers a caller that is too far behind with nothing to fold, so that it loads', async () => {
    const taskId = await begun(1);
    const claim: Command = { kind: 'claim', by: officerA, track: 'a' };
    for (let n = 0; n <= EVENTS_AFTER_MAX; n += 1) {
      const command: Command = n % 2 === 0 ? claim : { ...claim, kind: 'release' };
      const upToDate = { ...ask(taskId, `turn-${n}`, command), knownSeq: Number.MAX_SAFE_INTEGER };
      expect((await commit(scratch.database, upToDate)).outcome.accepted).toBe(true);
    }
    const answer = await commit(scratch.database, ask(taskId, 'last', { ...claim, kind: 'release' }));
    expect(answer).toMatchObject({ events: [], seq: await eventCount(taskId) });
  });

  it('never lets time run backwards inside a task', async () => {
    const taskId = await begun(1);
    const answer = await commit(scratch.database, ask(taskId, 'early', sign, at('2026-01-05')));
    expect(answer.events.at(-1)?.at).toBe(at('2026-03-02'));
  });

  it('refuses a command for a task that nobody issued, and leaves no task behind', async () => {
    const answer = await commit(scratch.database, ask('l-1-999', 'sign', sign));
    expect(answer.outcome).toMatchObject({ accepted: false, refusal: { code: 'task.unknown' } });
    expect(answer).toMatchObject({ seq: 0, wakeAt: null, closed: false, events: [] });
    expect(await loadTask(scratch.database, { tenantId: tenant, taskId: 'l-1-999' })).toEqual({
      task: null,
      wakeAt: null,
    });
  });

  it('takes few statements, whatever it writes', async () => {
    const taskId = await begun(5);
    const submit = {
      ...ask(taskId, 'submit', submitOf('result'), at('2026-05-06')),
      knownSeq: await eventCount(taskId),
    };
    const query = jest.spyOn(Client.prototype, 'query');
    const answer = await commit(scratch.database, submit);
    const statements = query.mock.calls.length;
    query.mockRestore();
    expect(answer.events.length).toBeGreaterThan(2);
    // begin with tenant, record, consequences, commit
    expect(statements).toBe(4);
  });

  it('announces every accepted command, and no refused one', async () => {
    const taskId = await begun(1);
    const listener = new Client({ connectionString: scratch.ownerUrl });
    await listener.connect();
    try {
      const heard: unknown[] = [];
      listener.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? 'null')));
      await listener.query(`listen ${taskChannel}`);
      await commit(scratch.database, ask(taskId, 'sign', sign));
      await commit(scratch.database, ask(taskId, 'sign again', sign));
      await listener.query('select 1');
      expect(heard).toEqual([{ tenantId: tenant, taskId, seq: await eventCount(taskId) }]);
    } finally {
      await listener.end();
    }
  });
});

describe('the same key', () => {
  it('gets the same answer for ever, and one effect', async () => {
    const taskId = await begun(1);
    const first = await commit(scratch.database, ask(taskId, 'sign', sign));
    const seq = await eventCount(taskId);
    await commit(
      scratch.database,
      ask(taskId, 'other', { kind: 'acknowledgeReceipt', by: officerB, track: 'b' }),
    );
    const again = await commit(scratch.database, ask(taskId, 'sign', sign, at('2026-06-01')));
    expect(again.outcome).toEqual(first.outcome);
    expect(again.outcome).toEqual({ accepted: true, seq });
    expect(again).toMatchObject({ duplicate: true, seq: await eventCount(taskId) });
    expect(first.duplicate).toBe(false);
    const known = await inTenant(scratch.database, tenant, (tx) =>
      knownOutcome(tx, { taskId, commandId: 'sign', command: sign }),
    );
    expect(known).toEqual(first.outcome);
  });

  it('keeps a refusal, even when the act would be possible now', async () => {
    const taskId = await begun(1);
    const accept: Command = { kind: 'acceptPart', by: officerA, track: 'b', round: 1 };
    const refused = await commit(scratch.database, ask(taskId, 'accept', accept));
    expect(refused.outcome.accepted).toBe(false);
    for (const [index, [command, when]] of lifecycle(taskId).slice(1, 4).entries())
      await commit(scratch.database, ask(taskId, `step-${index}`, command, when));
    const before = await eventCount(taskId);
    const again = await commit(scratch.database, ask(taskId, 'accept', accept));
    expect(again).toMatchObject({ outcome: refused.outcome, duplicate: true });
    expect(await eventCount(taskId)).toBe(before);
    const anew = await commit(scratch.database, ask(taskId, 'accept anew', accept));
    expect(anew.outcome.accepted).toBe(true);
  });

  it('gets it also when the law of today fails on what it asked', async () => {
    const taskId = await begun(1);
    const broken = { ...issueOf(taskId, rows), assignments: null } as unknown as Command;
    await inTenant(scratch.database, tenant, (tx) =>
      tx.query(
        `insert into task_command (task_id, command_id, kind, body_hash, accepted, seq, events, at, by_person, by_unit)
         values ($1, 'of old', 'issue', $2, true, 1, 0, 0, 'p-s', 'u-o')`,
        [taskId, commandHash(broken)],
      ),
    );
    expect(await commit(scratch.database, ask(taskId, 'of old', broken))).toMatchObject({
      outcome: { accepted: true, seq: 1 },
      duplicate: true,
    });
  });

  it('has one effect when it comes twenty times at once', async () => {
    const taskId = await begun(1);
    const before = await eventCount(taskId);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => commit(scratch.database, ask(taskId, 'sign', sign))),
    );
    expect(answers.filter((answer) => !answer.duplicate)).toHaveLength(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.outcome)))).toHaveProperty('size', 1);
    const after = await eventCount(taskId);
    expect(answers[0]?.outcome).toEqual({ accepted: true, seq: after });
    expect(after).toBeGreaterThan(before);
  });

  it('issues a row once when its first command comes twenty times at once', async () => {
    rows += 1;
    const taskId = `l-1-${String(rows).padStart(3, '0')}`;
    const issue = issueOf(taskId, rows);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => commit(scratch.database, ask(taskId, 'issue', issue))),
    );
    expect(answers.filter((answer) => !answer.duplicate)).toHaveLength(1);
    expect(answers.every((answer) => answer.outcome.accepted)).toBe(true);
  });

  it.each([
    ['another kind', { kind: 'claim', by: officerA, track: 'a' } satisfies Command],
    ['another track', { ...sign, track: 'b' } satisfies Command],
    ['another person', { ...sign, by: { ...officerA, person: 'p-al' } } satisfies Command],
  ])('is refused for %s, and nothing changes', async (_case, other) => {
    const taskId = await begun(1);
    await commit(scratch.database, ask(taskId, 'key', sign));
    const before = await eventCount(taskId);
    const fault = await faultOf(commit(scratch.database, ask(taskId, 'key', other)));
    expect(fault).toMatchObject({ code: 'command.key_reused', retryable: false, taskId });
    expect(await eventCount(taskId)).toBe(before);
  });

  it('still stands for a submission when the directory changed between two attempts', async () => {
    const taskId = await begun(5);
    const submit = submitOf('result');
    const when = at('2026-05-06');
    await commit(scratch.database, ask(taskId, 'submit', submit, when));
    const later: Command = {
      ...submit,
      by: { ...submit.by, roles: ['officer', 'unitLeader'] },
      roster: { people: [], leaders: [] },
    } as Command;
    const again = await commit(scratch.database, ask(taskId, 'submit', later, when));
    expect(again).toMatchObject({ duplicate: true, outcome: { accepted: true } });
  });
});

describe('two commands at once', () => {
  it('one of them claims, the other is told by whom', async () => {
    const taskId = await begun(2);
    const claims = [officerA, { ...officerA, person: 'p-al' }].map((by, index) =>
      commit(scratch.database, ask(taskId, `claim-${index}`, { kind: 'claim', by, track: 'a' })),
    );
    const outcomes = (await Promise.all(claims)).map((answer) => answer.outcome);
    expect(outcomes.filter((outcome) => outcome.accepted)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.accepted)).toMatchObject({
      refusal: { code: 'track.claimed_by_other' },
    });
  });

  it('a hundred racing commands leave one unbroken chain that folds to the state', async () => {
    const taskId = await begun(3);
    const commands: Command[] = [officerA, { ...officerA, person: 'p-al' }].flatMap((by) => [
      { kind: 'claim', by, track: 'a' },
      { kind: 'release', by, track: 'a' },
    ]);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => {
        const command = commands[n % commands.length] ?? sign;
        return commit(scratch.database, ask(taskId, `race-${n}`, command));
      }),
    );
    const accepted = answers.filter((answer) => answer.outcome.accepted).length;
    expect(accepted).toBeGreaterThan(0);
    expect(await eventCount(taskId)).toBeGreaterThanOrEqual(accepted);
  });
});

describe('a fault', () => {
  it('in the middle of the transaction leaves nothing, and the retry does it once', async () => {
    const taskId = await begun(1);
    const before = await eventCount(taskId);
    const blocker = new Client({ connectionString: scratch.ownerUrl });
    await blocker.connect();
    try {
      // holds the to-do rows, so that the commit stands still after its events are written
      await blocker.query('begin');
      await blocker.query('select from todo_entry where task_id = $1 for update', [taskId]);
      const attempt = faultOf(commit(scratch.database, ask(taskId, 'sign', sign)));
      const pid = await blockedBackend(scratch.ownerUrl);
      await asOwner(scratch.ownerUrl, (client) => client.query('select pg_terminate_backend($1)', [pid]));
      expect(await attempt).toMatchObject({ code: 'commit.failed', retryable: true });
    } finally {
      await blocker.query('rollback');
      await blocker.end();
    }
    expect(await eventCount(taskId)).toBe(before);
    const retried = await commit(scratch.database, ask(taskId, 'sign', sign));
    expect(retried).toMatchObject({ duplicate: false, outcome: { accepted: true } });
  });

  it('a process that another one overtook decides on the state of the record', async () => {
    rows += 1;
    const taskId = `l-1-${String(rows).padStart(3, '0')}`;
    const other = await openDatabase({ url: scratch.ownerUrl, applicationName: 'other', poolMax: 1 });
    try {
      // each commits what the other has not seen, so that either would be one event short if it believed itself
      for (const [n, [command, when]] of lifecycle(taskId, rows).entries()) {
        const answer = await commit(
          n % 2 === 0 ? scratch.database : other,
          ask(taskId, `c${n}`, command, when),
        );
        expect(answer.outcome).toMatchObject({ accepted: true });
        expect(answer.seq).toBe(await eventCount(taskId));
      }
      // and one that was not overtaken is told to look no further than the hash
      expect(scratch.database.states.of(tenant, taskId)?.state.seq).toBeLessThanOrEqual(
        await eventCount(taskId),
      );
    } finally {
      await closeDatabase(other);
    }
  });

  it('a process that another one overtook refuses nothing that the record allows', async () => {
    const taskId = await begun(1);
    const other = await openDatabase({ url: scratch.ownerUrl, applicationName: 'other', poolMax: 1 });
    try {
      for (const [index, [command, when]] of lifecycle(taskId).slice(1, 4).entries())
        await commit(other, ask(taskId, `step-${index}`, command, when));
    } finally {
      await closeDatabase(other);
    }
    const accept: Command = { kind: 'acceptPart', by: officerA, track: 'b', round: 1 };
    expect(await commit(scratch.database, ask(taskId, 'accept', accept))).toMatchObject({
      outcome: { accepted: true },
      seq: await eventCount(taskId),
    });
  });

  it('a process that remembers more than the record holds decides on the record', async () => {
    const taskId = await begun(1);
    const { task } = await loadTask(scratch.database, { tenantId: tenant, taskId });
    if (task === null) throw new Error('there is no task');
    const lost = { state: { ...task, seq: task.seq + 5 }, headHash: Buffer.alloc(32, 7) };
    scratch.database.states.remember(tenant, taskId, lost);
    const answer = await commit(scratch.database, ask(taskId, 'sign', sign));
    expect(answer.outcome).toEqual({ accepted: true, seq: await eventCount(taskId) });
    expect(answer.seq).toBeLessThan(lost.state.seq);
  });

  it('a text that is not stored is refused as such, and nothing changes', async () => {
    const taskId = await begun(5);
    const before = await eventCount(taskId);
    const submit = { ...submitOf('result'), text: '0'.repeat(64) } as Command;
    const fault = await faultOf(commit(scratch.database, ask(taskId, 'submit', submit, at('2026-05-06'))));
    expect(fault).toMatchObject({ code: 'content.unknown', retryable: false });
    expect(await eventCount(taskId)).toBe(before);
  });

  it('data that PostgreSQL cannot hold is not tried again', async () => {
    rows += 1;
    const taskId = `l-1-${String(rows).padStart(3, '0')}`;
    const issue = { ...issueOf(taskId, rows), coordinatingUnit: 'nul \u0000 character' } as Command;
    const fault = await faultOf(commit(scratch.database, ask(taskId, 'issue', issue)));
    expect(fault).toMatchObject({ code: 'commit.failed', retryable: false });
    expect(fault.message).not.toContain(String((fault.cause as Error).message));
    expect(await eventCount(taskId)).toBe(0);
  });

  it('of a law that throws is not tried again', async () => {
    rows += 1;
    const taskId = `l-1-${String(rows).padStart(3, '0')}`;
    const broken = { ...issueOf(taskId, rows), assignments: null } as unknown as Command;
    const fault = await faultOf(commit(scratch.database, ask(taskId, 'issue', broken)));
    expect(fault).toMatchObject({ code: 'law.failed', retryable: false });
  });

  it('without a database is worth a retry', async () => {
    const taskId = await begun(1);
    const commandId = 'tick';
    const tick: Command = { kind: 'tick', by: systemActor };
    await scratch.database.dataSource.destroy();
    try {
      const fault = await faultOf(commit(scratch.database, ask(taskId, commandId, tick)));
      expect(fault).toMatchObject({ code: 'commit.failed', retryable: true });
    } finally {
      await scratch.database.dataSource.initialize();
    }
  });
});

/** Waits until some connection of this database waits for a lock, and gives its process. */
async function blockedBackend(url: string): Promise<number> {
  return asOwner(url, async (client) => {
    for (let attempt = 0; attempt < 500; attempt += 1) {
      const { rows: waiting } = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (waiting[0] !== undefined) return waiting[0].pid;
      await client.query('select pg_sleep(0.01)');
    }
    throw new Error('nothing waits for a lock');
  });
}
