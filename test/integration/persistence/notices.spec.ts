import type { Command } from '#domain';
import { systemActor } from '#domain';
import {
  type Tx,
  commit,
  deliverNoticeJob,
  failedDeliveries,
  inTenant,
  inboxPage,
  markRead,
  noticeChannelsSetting,
  noticeForDelivery,
  putPerson,
  recordDelivery,
  unreadCount,
  writeSetting,
} from '#persistence';
import { Logger, runOnce } from 'graphile-worker';
import { Pool } from 'pg';
import { type ScratchDatabase, asOwner, scratchDatabase } from './scratch-database.js';
import { at, furnish, issueOf, lifecycle, officerA, officerB, play, tenant } from './sample-task.js';

let scratch: ScratchDatabase;
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTenant(scratch.database, tenant, work);

beforeAll(async () => {
  scratch = await scratchDatabase();
  await furnish(scratch.database);
});
afterAll(() => scratch.drop());

const jobs = () =>
  asOwner(scratch.ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string; priority: number }>(
      `select payload ->> 'noticeId' as id, priority from graphile_worker._private_jobs order by 1`,
    );
    return rows;
  });

describe('a notice', () => {
  it('is in the inbox of everybody it is for, with the commit itself and without a job', async () => {
    await play(scratch.database, 'n-1-001', [[issueOf('n-1-001', 1, 'n-1'), at('2026-03-02')]]);
    for (const { person } of [officerA, officerB]) {
      const { items } = await run((tx) => inboxPage(tx, { person, unreadOnly: true, limit: 10 }));
      expect(items).toEqual([
        expect.objectContaining({ template: 'newDuty', task: 'n-1-001', at: at('2026-03-02'), readAt: null }),
      ]);
    }
    expect(await run((tx) => unreadCount(tx, 'p-s'))).toBe(0);
    expect(await jobs()).toEqual([]);
  });

  it('is read once, and stays in the inbox', async () => {
    const { person } = officerA;
    const { items } = await run((tx) => inboxPage(tx, { person, unreadOnly: true, limit: 10 }));
    const notices = items.map(({ id }) => id);
    expect(await run((tx) => markRead(tx, { person: 'p-b', notices, at: 5 }))).toBe(0);
    expect(await run((tx) => markRead(tx, { person, notices, at: 7 }))).toBe(1);
    expect(await run((tx) => markRead(tx, { person, notices: 'all', at: 9 }))).toBe(0);
    expect(await run((tx) => unreadCount(tx, person))).toBe(0);
    const all = await run((tx) => inboxPage(tx, { person, unreadOnly: false, limit: 10 }));
    expect(all.items[0]).toMatchObject({ readAt: 7 });
    expect(await run((tx) => inboxPage(tx, { person, unreadOnly: true, limit: 10 }))).toEqual({
      items: [],
      next: null,
    });
  });

  it('pages through the inbox without losing or repeating one', async () => {
    await play(
      scratch.database,
      'n-2-001',
      lifecycle('n-2-001').map(([command, when]) => [
        command.kind === 'issue' ? { ...command, ledger: 'n-2' } : command,
        when,
      ]),
    );
    const { person } = officerA;
    const all = await run((tx) => inboxPage(tx, { person, unreadOnly: false, limit: 200 }));
    const ids: string[] = [];
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const page = await run((tx) => inboxPage(tx, { person, unreadOnly: false, limit: 2, cursor }));
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(ids.length).toBeGreaterThan(4);
    expect(ids).toEqual(all.items.map(({ id }) => id));
  });
});

describe('a notice over a channel that leaves the house', () => {
  beforeAll(() =>
    run(async (tx) => {
      await writeSetting(tx, noticeChannelsSetting, ['email'], 0);
      const email = 'wang@example.org';
      await putPerson(tx, {
        id: 'p-a',
        name: 'person p-a',
        unit: 'u-a',
        roles: ['officer'],
        email,
        active: true,
      });
    }),
  );

  it('gets one job with the commit, urgent ones first, for those who can be reached', async () => {
    await play(scratch.database, 'n-3-001', [[issueOf('n-3-001', 1, 'n-3'), at('2026-03-02')]]);
    const queued = await jobs();
    expect(queued).toEqual([{ id: 'n-3-001/1/0', priority: 0 }]);
    expect(await run((tx) => noticeForDelivery(tx, 'n-3-001/1/0'))).toMatchObject({
      notice: { id: 'n-3-001/1/0', task: 'n-3-001', seq: 1, template: 'newDuty', track: 'a', urgent: true },
      pending: [
        { person: 'p-a', name: 'person p-a', email: 'wang@example.org', channel: 'email', attempts: 0 },
      ],
      stillHolds: true,
    });
    expect(await run((tx) => noticeForDelivery(tx, 'none'))).toBeNull();
  });

  it('has neither job nor delivery when the transaction fails at its very end', async () => {
    const before = await jobs();
    await asOwner(scratch.ownerUrl, (client) =>
      client.query(`create function fail_at_commit() returns trigger language plpgsql as
          $$ begin raise exception 'the disk is full' using errcode = 'disk_full'; end $$;
        create constraint trigger fail_at_commit after insert on task deferrable initially deferred
          for each row execute function fail_at_commit()`),
    );
    const issue = issueOf('n-4-001', 1, 'n-4');
    const ask = {
      tenantId: tenant,
      taskId: 'n-4-001',
      commandId: 'i',
      command: issue,
      at: at('2026-03-02'),
      knownSeq: 0,
    };
    await expect(commit(scratch.database, ask)).rejects.toMatchObject({
      code: 'commit.failed',
      retryable: true,
    });
    expect(await jobs()).toEqual(before);
    expect(await run((tx) => tx.query(`select from notice where task_id = 'n-4-001'`))).toEqual([]);
    await asOwner(scratch.ownerUrl, (client) => client.query('drop function fail_at_commit cascade'));
    expect(await commit(scratch.database, ask)).toMatchObject({
      duplicate: false,
      outcome: { accepted: true },
    });
    expect((await jobs()).map(({ id }) => id)).toContain('n-4-001/1/0');
  });

  it('is worked off by the application role, and what was sent is not sent again', async () => {
    const pool = new Pool({ connectionString: scratch.ownerUrl, options: '-c role=taizhang_app', max: 2 });
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    const sent: string[] = [];
    try {
      await runOnce({
        pgPool: pool,
        logger: new Logger(() => () => undefined),
        taskList: {
          [deliverNoticeJob]: async (payload) => {
            const { tenantId, noticeId } = payload as { tenantId: string; noticeId: string };
            await inTenant(scratch.database, tenantId, async (tx) => {
              for (const { person, channel } of (await noticeForDelivery(tx, noticeId))?.pending ?? []) {
                sent.push(`${noticeId} ${person} ${channel}`);
                await recordDelivery(tx, { noticeId, person, channel, at: 77 }, { status: 'sent' });
                await recordDelivery(tx, { noticeId, person, channel, at: 88 }, { status: 'sent' });
              }
            });
          },
        },
      });
    } finally {
      await pool.end();
    }
    expect(sent.toSorted()).toEqual(['n-3-001/1/0 p-a email', 'n-4-001/1/0 p-a email']);
    expect(await jobs()).toEqual([]);
    expect((await run((tx) => noticeForDelivery(tx, 'n-3-001/1/0')))?.pending).toEqual([]);
    const stored = await run((tx) =>
      tx.query(`select distinct status, attempts, sent_at from notice_delivery where channel = 'email'`),
    );
    expect(stored).toEqual([{ status: 'sent', attempts: 1, sent_at: 77 }]);
  });

  it('that fails is tried again until it is given up, and then supervisors see it', async () => {
    await play(scratch.database, 'n-5-001', [[issueOf('n-5-001', 1, 'n-5'), at('2026-03-02')]]);
    const delivery = { noticeId: 'n-5-001/1/0', person: 'p-a', channel: 'email' as const, at: 5 };
    const error = '550 no such mailbox';
    await run((tx) => recordDelivery(tx, delivery, { status: 'failed', error, final: false }));
    expect((await run((tx) => noticeForDelivery(tx, delivery.noticeId)))?.pending).toMatchObject([
      { attempts: 1 },
    ]);
    await run((tx) => recordDelivery(tx, delivery, { status: 'failed', error, final: true }));
    expect((await run((tx) => noticeForDelivery(tx, delivery.noticeId)))?.pending).toEqual([]);
    expect(await run((tx) => failedDeliveries(tx))).toEqual([
      { notice: delivery.noticeId, task: 'n-5-001', person: 'p-a', channel: 'email', error },
    ]);
  });

  it('of a step no longer holds once its clock was answered', async () => {
    await play(scratch.database, 'n-6-001', [
      [issueOf('n-6-001', 1, 'n-6'), at('2026-03-02')],
      [{ kind: 'tick', by: systemActor }, at('2026-03-05')],
    ]);
    const [step] = await run((tx) =>
      tx.query<{ id: string }>(
        `select id from notice where task_id = 'n-6-001' and template = 'reminder' and track_id = 'a'`,
      ),
    );
    const holds = async () => (await run((tx) => noticeForDelivery(tx, step?.id ?? '')))?.stillHolds;
    expect(await holds()).toBe(true);
    const sign: Command = { kind: 'acknowledgeReceipt', by: officerA, track: 'a' };
    const ask = {
      tenantId: tenant,
      taskId: 'n-6-001',
      commandId: 's',
      command: sign,
      at: at('2026-03-05', 11),
      knownSeq: 0,
    };
    await commit(scratch.database, ask);
    expect(await holds()).toBe(false);
  });
});
