import { type Problem, closeDatabase, loadTask, openDatabase, rebuild, verify } from '#persistence';
import { type ScratchDatabase, asOwner, scratchDatabase } from './scratch-database.js';
import { at, furnish, issueOf, lifecycle, play, tenant } from './sample-task.js';

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
  await furnish(scratch.database);
  await play(scratch.database, 'l-1-001', lifecycle('l-1-001', 1));
  await play(scratch.database, 'l-1-002', lifecycle('l-1-002', 2).slice(0, 6));
  await play(scratch.database, 'l-1-003', [
    [issueOf('l-1-003', 3), at('2026-03-02')],
    [{ kind: 'tick', by: { person: 'system', unit: 'system', roles: [] } }, at('2026-08-03')],
  ]);
});
afterAll(() => scratch.drop());

/**
 * Changes the database as somebody could who owns the whole server: no trigger, no row-level security. Gives what
 * verify finds then, and puts everything back.
 */
async function found(
  tampering: string,
): Promise<{ problem: Problem; taskId: string | null; seq: number | null }[]> {
  const name = new URL(scratch.ownerUrl).pathname.slice(1);
  const copy = `${name}_copy`;
  const server = new URL(scratch.ownerUrl);
  server.pathname = '/postgres';
  const url = new URL(scratch.ownerUrl);
  url.pathname = `/${copy}`;
  await closeDatabase(scratch.database);
  await asOwner(server.toString(), (client) => client.query(`create database ${copy} template ${name}`));
  await scratch.database.dataSource.initialize();
  try {
    await asOwner(url.toString(), async (client) => {
      await client.query(`set session_replication_role = replica`);
      await client.query(tampering);
    });
    const database = await openDatabase({
      url: url.toString(),
      applicationName: 'taizhang-test',
      poolMax: 2,
    });
    try {
      const report = await verify(database, { tenantId: tenant });
      expect(report.violations).toBe(report.found.length);
      return report.found.map(({ problem, taskId, seq }) => ({ problem, taskId, seq }));
    } finally {
      await closeDatabase(database);
    }
  } finally {
    await asOwner(server.toString(), (client) => client.query(`drop database ${copy} with (force)`));
  }
}

const ofTask = (taskId: string, problem: Problem, seq: number | null = null) =>
  expect.objectContaining({ problem, taskId, seq });

describe('verify', () => {
  it('finds nothing in an honest record, and says how much it read', async () => {
    const seen: number[] = [];
    const report = await verify(scratch.database, {
      tenantId: tenant,
      onProgress: ({ tasks }) => seen.push(tasks),
    });
    expect(report.found).toEqual([]);
    expect(report).toMatchObject({ tasks: 3, violations: 0 });
    expect(report.events).toBeGreaterThan(30);
    expect(seen.at(-1)).toBe(3);
  });

  it('a changed event: the chain breaks at its place', async () => {
    expect(
      await found(`update task_event set body = jsonb_set(body, '{track}', '"b"')
        where task_id = 'l-1-001' and kind = 'receiptAcknowledged' and body ->> 'track' = 'a'`),
    ).toContainEqual(expect.objectContaining({ problem: 'chain.broken', taskId: 'l-1-001' }));
    for (const change of [`at = at + 1`, `by_person = 'p-b'`, `command_id = 'c-7'`, `kind = 'trackClaimed'`])
      expect(
        await found(`update task_event set ${change} where task_id = 'l-1-002' and seq = 6`),
      ).toContainEqual(ofTask('l-1-002', 'chain.broken', 6));
  });

  it('a changed event with a hash of its own: the next one does not follow', async () => {
    expect(
      await found(`update task_event set hash = sha256('forged') where task_id = 'l-1-001' and seq = 4`),
    ).toEqual(
      expect.arrayContaining([ofTask('l-1-001', 'chain.broken', 4), ofTask('l-1-001', 'chain.broken', 5)]),
    );
  });

  it('a dropped event, in the middle and at the end', async () => {
    expect(await found(`delete from task_event where task_id = 'l-1-001' and seq = 7`)).toContainEqual(
      ofTask('l-1-001', 'chain.gap', 7),
    );
    const cut = await found(`delete from task_event where task_id = 'l-1-001' and seq >= 20`);
    expect(cut).toContainEqual(ofTask('l-1-001', 'chain.head_differs', 19));
    expect(cut).toContainEqual(expect.objectContaining({ problem: 'command.without_events' }));
  });

  it('two events in each other’s place', async () => {
    expect(
      await found(`update task_event set seq = 1000 + seq where task_id = 'l-1-001' and seq in (5, 6);
        update task_event set seq = 1011 - seq where task_id = 'l-1-001' and seq > 1000`),
    ).toContainEqual(ofTask('l-1-001', 'chain.broken', 5));
  });

  it('an event that nobody commanded', async () => {
    const forged =
      await found(`insert into task_event (tenant_id, task_id, seq, kind, v, at, by_person, by_unit,
        command_id, body, prev_hash, hash)
      select tenant_id, task_id, seq + 1, 'trackClaimed', 1, at, 'p-a', 'u-a', 'forged', '{"track": "a"}', hash,
        sha256('forged') from task_event where task_id = 'l-1-002' order by seq desc limit 1`);
    expect(forged.map(({ problem }) => problem)).toEqual(
      expect.arrayContaining(['chain.broken', 'chain.head_differs', 'event.without_command']),
    );
  });

  it('a whole task that vanished, or was never issued', async () => {
    expect(await found(`delete from task where id = 'l-1-002'`)).toContainEqual(
      ofTask('l-1-002', 'task.missing'),
    );
    expect(await found(`delete from task_event where task_id = 'l-1-002'`)).toContainEqual(
      ofTask('l-1-002', 'task.without_events'),
    );
    expect(
      await found(`insert into todo_entry (tenant_id, receiver, task_id, entry_id, kind, since)
        values ('${tenant}', 'officer@u-a', 'l-1-777', 'e', 'work', 0)`),
    ).toContainEqual(ofTask('l-1-777', 'task.without_events'));
  });

  it.each<[string, Problem, string]>([
    [
      'the state',
      'state.differs',
      `update task set state = jsonb_set(state::jsonb, '{row}', '7')::json where id = 'l-1-002'`,
    ],
    ['a column of the task', 'state.columns_differ', `update task set wake_at = 5 where id = 'l-1-002'`],
    ['a light', 'state.columns_differ', `update task set red_from = null where id = 'l-1-003'`],
    [
      'a track',
      'track.differs',
      `update task_track set round = 9 where task_id = 'l-1-002' and track_id = 'a'`,
    ],
    ['a missing track', 'track.differs', `delete from task_track where task_id = 'l-1-002'`],
    ['a step that fired', 'escalation.differs', `update escalation_step set form = 'reminder'`],
    ['a ghost to do', 'todo.ghost', `update todo_entry set entry_id = 'x' where task_id = 'l-1-002'`],
    ['a missing to do', 'todo.missing', `delete from todo_entry where task_id = 'l-1-002'`],
    ['a to do for another', 'todo.missing', `update todo_entry set receiver = 'person:p-a'`],
    ['a to do of another day', 'todo.differs', `update todo_entry set due_at = coalesce(due_at, 0) + 1`],
    ['a lost outcome', 'event.without_command', `delete from task_command where command_id = 'c-1'`],
    [
      'an outcome of nothing',
      'command.without_events',
      `update task_command set seq = 99 where command_id = 'c-1'`,
    ],
    [
      'a notice of nothing',
      'notice.unfounded',
      `update notice set id = 'l-1-001/1/77' where id = 'l-1-001/1/0'`,
    ],
    ['a lost notice', 'notice.missing', `delete from notice where id = 'l-1-001/1/0'`],
    ['a lost use of a text', 'content.not_registered', `delete from content_use`],
    ['a changed text', 'content.bytes_differ', `update content set bytes = '\\x00', size = 1`],
  ])('finds %s', async (_case, problem, tampering) => {
    const problems = (await found(tampering)).map((violation) => violation.problem);
    expect(problems).toContain(problem);
    expect(problems.filter((other) => other.startsWith('chain'))).toEqual([]);
  });

  it('an act after closing that is no reopening', async () => {
    expect(
      await found(`update task_command set kind = 'claim' where task_id = 'l-1-001' and command_id = 'c-0'`),
    ).toEqual([]);
    const problems =
      await found(`insert into task_event (tenant_id, task_id, seq, kind, v, at, by_person, by_unit,
        command_id, body, prev_hash, hash)
      select tenant_id, task_id, seq + 1, 'trackClaimed', 1, at, 'p-a', 'u-a', 'late', '{"track": "a"}', hash,
        sha256('forged') from task_event where task_id = 'l-1-001' order by seq desc limit 1;
      insert into task_command (tenant_id, task_id, command_id, kind, body_hash, accepted, seq, events, at, by_person,
        by_unit) select tenant_id, task_id, 'late', 'claim', sha256('x'), true, max(seq), 1, 0, 'p-a', 'u-a'
        from task_event where task_id = 'l-1-001' group by 1, 2`);
    expect(problems).toContainEqual(
      expect.objectContaining({ problem: 'event.after_closing', taskId: 'l-1-001' }),
    );
  });

  it('the workflow of an open task is missing, or believes something else', async () => {
    type ReplicaOf = NonNullable<Parameters<typeof verify>[1]['replicaOf']>;
    const replicas = async (replicaOf: ReplicaOf) =>
      (await verify(scratch.database, { tenantId: tenant, replicaOf })).found.map(({ problem, taskId }) => [
        problem,
        taskId,
      ]);
    const honest = (taskId: string) => loadTask(scratch.database, { tenantId: tenant, taskId });
    expect(await replicas(honest)).toEqual([]);
    expect(await replicas(() => Promise.resolve(null))).toEqual([
      ['replica.missing', 'l-1-002'],
      ['replica.missing', 'l-1-003'],
    ]);
    const stale: ReplicaOf = async (taskId) => {
      const { task, wakeAt } = await honest(taskId);
      return { task: task !== null && taskId === 'l-1-002' ? { ...task, seq: task.seq - 1 } : task, wakeAt };
    };
    expect(await replicas(stale)).toEqual([['replica.differs', 'l-1-002']]);
    // one that has had no reason to look at the record is believed its timer, and nothing else
    const fresh: ReplicaOf = async (taskId) => ({ task: null, wakeAt: (await honest(taskId)).wakeAt });
    expect(await replicas(fresh)).toEqual([]);
    const asleep: ReplicaOf = () => Promise.resolve({ task: null, wakeAt: null });
    expect(await replicas(asleep)).toEqual([
      ['replica.differs', 'l-1-002'],
      ['replica.differs', 'l-1-003'],
    ]);
  });

  it('sees one tenant only', async () => {
    expect(await verify(scratch.database, { tenantId: 'elsewhere' })).toMatchObject({ tasks: 0, events: 0 });
  });
});

describe('rebuild', () => {
  const dump = () =>
    asOwner(scratch.ownerUrl, async (client) => {
      const dumped: unknown[] = [];
      for (const table of ['task', 'task_track', 'todo_entry', 'escalation_step']) {
        const { rows } = await client.query<{ rows: unknown }>(
          `select json_agg(t order by t::text) as rows from ${table} t`,
        );
        dumped.push(rows[0]?.rows);
      }
      return dumped;
    });

  it('gives exactly the rows that were projected, whatever happened to them', async () => {
    const before = await dump();
    expect(await rebuild(scratch.database, { tenantId: tenant })).toEqual({ tasks: 3, damaged: [] });
    expect(await dump()).toEqual(before);
    await asOwner(scratch.ownerUrl, async (client) => {
      await client.query(`delete from task_track; delete from escalation_step; delete from task where id = 'l-1-001';
        update todo_entry set entry_id = 'ghost' || entry_id, task_id = 'l-1-555';
        update task set state = '{}', wake_at = null, seq = 1`);
    });
    await rebuild(scratch.database, { tenantId: tenant });
    expect(await dump()).toEqual(before);
    expect((await verify(scratch.database, { tenantId: tenant })).found).toEqual([]);
  });

  it('does not turn a damaged record into a truth', async () => {
    await asOwner(scratch.ownerUrl, (client) =>
      client.query(`set session_replication_role = replica;
        update task_event set at = at + 1 where task_id = 'l-1-002' and seq = 3`),
    );
    const before = await dump();
    const report = await rebuild(scratch.database, { tenantId: tenant });
    expect(report.damaged).toContainEqual(ofTask('l-1-002', 'chain.broken', 3));
    expect(await dump()).toEqual(before);
  });
});
