import { fold } from '#domain';
import { inTenant, loadTask } from '#persistence';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.js';
import { furnish, lifecycle, play, tenant } from './sample-task.js';

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
  await furnish(scratch.database);
});
afterAll(() => scratch.drop());

describe('commit', () => {
  it('carries a row from issue to closing, and the answers fold to the stored state', async () => {
    const answers = await play(scratch.database, 'l-1-001', lifecycle('l-1-001'));
    const replica = fold(
      null,
      answers.flatMap((answer) => answer.events),
    );
    const { task, wakeAt } = await loadTask(scratch.database, { tenantId: tenant, taskId: 'l-1-001' });
    expect(task?.status).toBe('completed');
    expect(replica).toEqual(task);
    expect(wakeAt).toBeNull();
    expect(answers.at(-1)).toMatchObject({ closed: true, duplicate: false, seq: task?.seq });
    await inTenant(scratch.database, tenant, async (tx) => {
      console.log(await tx.query('select * from task_track'), await tx.query('select * from todo_entry'));
      console.log(
        await tx.query('select id, status, blue_from, red_from, seq from task'),
        await tx.query('select * from notice_delivery limit 3'),
      );
    });
  });
});
