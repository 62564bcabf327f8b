import type { Command } from '#domain';
import { fold } from '#domain';
import { type CommitAsk, CommitFault, commit, commitFirst, inTenant, loadTask, verify } from '#persistence';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.js';
import { at, furnish, issueOf, tenant } from './sample-task.js';

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
  await furnish(scratch.database);
});
afterAll(async () => {
  const report = await verify(scratch.database, { tenantId: tenant });
  await scratch.drop();
  expect(report.found).toEqual([]);
});

const idOf = (row: number): string => `l-1-${String(row).padStart(3, '0')}`;

function issue(row: number, changes: Partial<Extract<Command, { kind: 'issue' }>> = {}): CommitAsk {
  const command = { ...issueOf(idOf(row), row), ...changes } as Command;
  const commandId = `issue/${row}`;
  return { tenantId: tenant, taskId: idOf(row), commandId, command, at: at('2026-03-02'), knownSeq: 0 };
}

/** Everything that one task has in the tables, without its own id in it. */
async function traces(taskId: string) {
  const read = (sql: string) =>
    inTenant(scratch.database, tenant, async (tx) => {
      const rows = await tx.query<{ row: object }>(`select to_jsonb(r) as row from (${sql}) r`, [taskId]);
      return rows.map(({ row }) =>
        JSON.stringify(row)
          .replaceAll(taskId, 'T')
          .replace(/"row_no":\d+/, ''),
      );
    });
  const ordered = 'order by 1, 2, 3, 4';
  return {
    tracks: await read(`select track_id, unit_id, role, status, received_at, due_at from task_track
      where task_id = $1 ${ordered}`),
    todo: await read(
      `select receiver, entry_id, kind, since, due_at from todo_entry where task_id = $1 ${ordered}`,
    ),
    notices: await read(`select n.id, d.person_id, d.channel, d.status, n.at, d.queued_at from notice n
      join notice_delivery d on d.notice_id = n.id where n.task_id = $1 ${ordered}`),
    task: await read('select seq, status, due_day, wake_at, red_from, issued_at from task where id = $1'),
    commands: await read(
      'select kind, accepted, seq, events, at, by_person from task_command where task_id = $1',
    ),
  };
}

describe('the first command of several tasks', () => {
  it('leaves what it leaves one by one, and is answered the same', async () => {
    const ends = await commitFirst(scratch.database, [issue(1), issue(2), issue(3)]);
    const alone = await commit(scratch.database, issue(4));
    for (const [index, end] of ends.entries()) {
      if ('fault' in end) throw end.fault;
      const taskId = idOf(index + 1);
      const { task, wakeAt } = await loadTask(scratch.database, { tenantId: tenant, taskId });
      expect(fold(null, end.answer.events)).toEqual(task);
      expect(end.answer).toMatchObject({
        seq: alone.seq,
        closed: false,
        duplicate: false,
        outcome: alone.outcome,
      });
      expect(end.answer.wakeAt).toBe(wakeAt);
      expect(await traces(taskId)).toEqual(await traces(idOf(4)));
    }
    expect((await traces(idOf(1))).notices).not.toEqual([]);
  });

  it('asked again it answers the same, and only what is new is done', async () => {
    const again = await commitFirst(scratch.database, [issue(2), issue(5), issue(3)]);
    expect(again.map((end) => 'answer' in end && end.answer.duplicate)).toEqual([true, false, true]);
    const later = { ...issue(2), commandId: 'issue/2/again' };
    const [second] = await commitFirst(scratch.database, [later]);
    expect(second).toMatchObject({
      answer: { outcome: { accepted: false, refusal: { code: 'task.already_issued' } } },
    });
  });

  it('what is refused or fails holds up no other', async () => {
    const other = { ...issue(3), command: issueOf(idOf(3), 33) };
    const text = 'a'.repeat(64);
    const paper = issueOf(idOf(7), 7) as Extract<Command, { kind: 'issue' }>;
    const ends = await commitFirst(scratch.database, [
      issue(6, { dueDay: 'never' }),
      other,
      { ...issue(7), command: { ...paper, text } as Command },
      issue(8),
    ]);
    expect(ends[0]).toMatchObject({ answer: { outcome: { accepted: false } } });
    const faults = ends.map((end) => ('fault' in end ? end.fault : null));
    expect(faults[1]).toBeInstanceOf(CommitFault);
    expect(faults[1]).toMatchObject({ code: 'command.key_reused', taskId: idOf(3) });
    expect(ends[3]).toMatchObject({ answer: { outcome: { accepted: true } } });
  });

  it('two at once do it once', async () => {
    const both = await Promise.all([
      commitFirst(scratch.database, [issue(9), issue(10)]),
      commitFirst(scratch.database, [issue(10), issue(9)]),
    ]);
    const answers = both.flat().map((end) => ('answer' in end ? end.answer : undefined));
    expect(answers.map((answer) => answer?.outcome.accepted)).toEqual([true, true, true, true]);
    expect(answers.filter((answer) => answer?.duplicate === false)).toHaveLength(2);
  });

  it('nothing asked, nothing done', async () => {
    expect(await commitFirst(scratch.database, [])).toEqual([]);
  });
});
