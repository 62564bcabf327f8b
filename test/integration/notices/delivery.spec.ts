import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import {
  ATTEMPTS_MAX,
  createWorkerMetrics,
  deliverNotice,
  emailChannel,
  signature,
  webhookChannel,
} from '#activities';
import {
  commit,
  failedDeliveries,
  inTenant,
  noticeChannelsSetting,
  putPerson,
  writeSetting,
} from '#persistence';
import { createLogger, createRegistry } from '#telemetry';
import { startNoticeRunner } from '../../../apps/worker/src/notice-runner.js';
import { issueNow, officerA } from '../../kit/office.js';
import { until } from '../../kit/until.js';
import { furnish, tenant } from '../persistence/sample-task.js';
import { type ScratchDatabase, asOwner, scratchDatabase } from '../persistence/scratch-database.js';
import { MailSink } from './mail-sink.js';
import { PostSink } from './post-sink.js';

const secret = 'a-signing-key-of-the-test';
const logger = createLogger({ service: 'test', level: 'silent' });

describe('notices that leave the house', () => {
  const mail = new MailSink();
  const posts = new PostSink();
  let scratch: ScratchDatabase;
  let dependencies: Parameters<typeof deliverNotice>[0];
  let row = 0;

  beforeAll(async () => {
    scratch = await scratchDatabase();
    const { database } = scratch;
    await furnish(database);
    await inTenant(database, tenant, async (tx) => {
      await writeSetting(tx, noticeChannelsSetting, ['email', 'webhook'], 0);
      const { person: id, unit, roles } = officerA;
      await putPerson(tx, { id, name: '王小明', unit, roles, email: 'wang@example.org', active: true });
    });
    const url = await posts.listen();
    dependencies = {
      database,
      logger,
      metrics: createWorkerMetrics(createRegistry('test')),
      channels: {
        email: emailChannel({
          url: await mail.listen(),
          from: 'taizhang@example.org',
          pagesUrl: 'https://taizhang.example.org/app',
        }),
        webhook: webhookChannel({ url, secret, privateAllowed: true }),
      },
    };
  });
  beforeEach(() => {
    for (const list of [mail.mails, mail.answers, posts.posts, posts.answers]) list.length = 0;
  });
  afterAll(async () => {
    for (const channel of Object.values(dependencies.channels)) await channel.close();
    await mail.close();
    await posts.close();
    await scratch.drop();
  });

  /** A new row for unit A; gives the id of the notice that tells its officer. */
  async function newDuty(): Promise<string> {
    const taskId = `n-${randomUUID().slice(0, 8)}`;
    const command = issueNow(taskId, (row += 1));
    const ask = { tenantId: tenant, taskId, commandId: 'issue', command, at: Date.now(), knownSeq: 0 };
    await commit(scratch.database, ask);
    return `${taskId}/1/0`;
  }

  const deliver = (noticeId: string) => deliverNotice(dependencies, { tenantId: tenant, noticeId });
  const deliveries = (noticeId: string) =>
    inTenant(scratch.database, tenant, (tx) =>
      tx.query(
        `select channel, status, attempts from notice_delivery
         where notice_id = $1 and person_id = $2 and channel <> 'inApp' order by channel`,
        [noticeId, officerA.person],
      ),
    );

  it('go out over every channel, once, and are recorded', async () => {
    const noticeId = await newDuty();
    await deliver(noticeId);
    await deliver(noticeId);
    const mails = mail.mails.filter(({ to }) => to.includes('wang@example.org'));
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ from: 'taizhang@example.org', to: ['wang@example.org'] });
    expect(mails[0]?.text).toMatch(/^Message-ID: <[0-9a-f]{40}@taizhang>$/m);
    expect(posts.posts.filter(({ body }) => body.includes('王小明'))).toHaveLength(1);
    expect(await deliveries(noticeId)).toEqual([
      { channel: 'email', status: 'sent', attempts: 1 },
      { channel: 'webhook', status: 'sent', attempts: 1 },
    ]);
  });

  it('say what happened in both languages and lead to the row', async () => {
    await deliver(await newDuty());
    const text = decoded(mail.mails[0]?.text ?? '');
    expect(text).toContain('您单位有一项新任务，请签收。');
    expect(text).toContain('Your unit has a new duty. Please sign for it.');
    expect(text).toMatch(/https:\/\/taizhang\.example\.org\/app\/tasks\/n-[0-9a-f]{8}/);
  });

  it('are signed, keyed and complete as a post', async () => {
    const noticeId = await newDuty();
    await deliver(noticeId);
    const { headers, body } = posts.posts.find(({ body: text }) => text.includes('王小明')) ?? {
      headers: {},
      body: '',
    };
    const [, seconds] = /^t=(\d+),v1=/.exec(String(headers['taizhang-signature'])) ?? [];
    expect(headers['taizhang-signature']).toBe(signature(secret, body, Number(seconds)));
    expect(headers['idempotency-key']).toBe(`${tenant}/${noticeId}/${officerA.person}`);
    expect(JSON.parse(body)).toMatchObject({
      version: 1,
      id: noticeId,
      template: 'newDuty',
      urgent: true,
      receiver: { person: officerA.person, name: '王小明' },
      text: { en: 'Your unit has a new duty. Please sign for it.' },
    });
  });

  it('are tried again after a failure that may pass, only where they failed', async () => {
    const noticeId = await newDuty();
    mail.answers.push('451 later');
    await expect(deliver(noticeId)).rejects.toThrow('1 of');
    expect(await deliveries(noticeId)).toMatchObject([{ status: 'queued', attempts: 1 }, { status: 'sent' }]);
    const posted = posts.posts.length;
    await deliver(noticeId);
    expect(await deliveries(noticeId)).toMatchObject([{ status: 'sent', attempts: 2 }, { status: 'sent' }]);
    expect(posts.posts).toHaveLength(posted);
  });

  it.each([
    ['the mail server says never', () => mail.answers.push('550 never'), 'email'],
    ['the receiver of posts says never', () => posts.answers.push(410, 410, 410), 'webhook'],
    ['the receiver of posts points elsewhere', () => posts.answers.push(302, 302, 302), 'webhook'],
  ])('are given up when %s, and supervisors see it', async (_, arrange, channel) => {
    const noticeId = await newDuty();
    arrange();
    await deliver(noticeId);
    const failed = await inTenant(scratch.database, tenant, (tx) => failedDeliveries(tx));
    expect(failed).toContainEqual(expect.objectContaining({ notice: noticeId, channel }));
  });

  it('are given up after the last of many attempts', async () => {
    const noticeId = await newDuty();
    for (let attempt = 1; attempt < ATTEMPTS_MAX; attempt += 1) {
      mail.answers.push(attempt % 2 === 0 ? 'hang up' : '451 later');
      await expect(deliver(noticeId)).rejects.toThrow('left to try');
    }
    mail.answers.push('451 later');
    await deliver(noticeId);
    expect(await deliveries(noticeId)).toMatchObject([{ status: 'failed', attempts: ATTEMPTS_MAX }, {}]);
  });

  it('do not go into private networks unless that is allowed', async () => {
    const noticeId = await newDuty();
    const guarded = (url: string) => webhookChannel({ url, secret, privateAllowed: false });
    for (const url of ['https://127.0.0.1:1/x', 'https://localhost:1/x', 'http://example.org/x'])
      await deliverNotice(
        { ...dependencies, channels: { ...dependencies.channels, webhook: guarded(url) } },
        { tenantId: tenant, noticeId: url.includes('127') ? noticeId : await newDuty() },
      );
    expect(await deliveries(noticeId)).toMatchObject([{ status: 'sent' }, { status: 'failed', attempts: 1 }]);
    expect(posts.posts).toEqual([]);
  });

  it('are worked off by the queue, also those that a killed process still holds', async () => {
    const noticeId = await newDuty();
    const held = await newDuty();
    await asOwner(scratch.ownerUrl, (client) =>
      client.query(
        `update graphile_worker._private_jobs set locked_at = now() - interval '10 minutes', locked_by = 'dead'
         where payload ->> 'noticeId' = $1`,
        [held],
      ),
    );
    const runner = await startNoticeRunner(scratch.ownerUrl, dependencies);
    try {
      for (const id of [noticeId, held])
        await until(`${id} to be sent`, async () => {
          const found = (await deliveries(id)) as { status: string }[];
          return found.length === 2 && found.every(({ status }) => status === 'sent');
        });
    } finally {
      await runner.stop();
    }
    const pool = new Pool({ connectionString: scratch.ownerUrl, max: 1 });
    const { rows } = await pool.query(
      `select payload ->> 'noticeId' as id from graphile_worker._private_jobs`,
    );
    await pool.end();
    expect(rows).not.toContainEqual({ id: noticeId });
  });
});

/** The text parts of a mail, whatever their transfer encoding. */
function decoded(mail: string): string {
  const [head = '', ...body] = mail.split('\n\n');
  const text = body.join('\n\n');
  if (/^Content-Transfer-Encoding: base64$/im.test(head)) return Buffer.from(text, 'base64').toString('utf8');
  const bytes = text
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
