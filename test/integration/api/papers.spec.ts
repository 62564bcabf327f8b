import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Draft } from '#contract';
import { contentMetaSchema, draftSchema, taskViewSchema } from '#contract';
import { FILE_BYTES_MAX } from '#contract';
import { endSession, inTenant } from '#persistence';
import { createLogger } from '#telemetry';
import { Rig } from '../../kit/rig.js';
import { until } from '../../kit/until.js';
import { asOwner } from '../persistence/scratch-database.js';
import type { Person } from './api-kit.js';
import { Api, refusalOf, shaped } from './api-kit.js';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('files, drafts and live updates', () => {
  let rig: Rig;
  let api: Api;
  beforeAll(async () => {
    rig = await Rig.open();
    api = await Api.open(rig);
    await api.furnish();
    await rig.issue('row-1');
    await rig.issue('row-2');
  });
  afterEach(() => rig.replayAll());
  afterAll(async () => {
    await api.close();
    await rig.close();
  });

  const upload = (who: Person, name: string, bytes: Buffer) =>
    who.ask('post', '/content').attach('file', bytes, name);
  const stored = async (who: Person, name: string, bytes: Buffer): Promise<string> => {
    const response = await upload(who, name, bytes);
    expect(response.status).toBe(201);
    return shaped(contentMetaSchema, response.body).hash;
  };

  describe('a file', () => {
    it('is kept under its hash and comes back byte for byte, under its own name, as a download', async () => {
      const a = await api.as('officerA');
      const hash = await stored(a, '采纳情况（下半年）.png', png);
      const back = await a.ask('get', `/content/${hash}`).responseType('blob');
      expect(Buffer.compare(back.body as Buffer, png)).toBe(0);
      expect(back.headers).toMatchObject({
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      expect(back.headers['content-disposition']).toBe(
        `attachment; filename="_________.png"; filename*=UTF-8''${encodeURIComponent('采纳情况（下半年）.png').replaceAll('(', '%28').replaceAll(')', '%29')}`,
      );
      expect(back.headers['content-security-policy']).toContain('sandbox');
      expect(shaped(contentMetaSchema, (await a.ask('get', `/content/${hash}/metadata`)).body)).toMatchObject(
        {
          fileName: '采纳情况（下半年）.png',
          size: png.length,
          by: 'p-a',
        },
      );
    });

    it('belongs to its uploader until a task uses it, then to everybody who sees the task', async () => {
      const [a, b, x] = [await api.as('officerA'), await api.as('officerB'), await api.as('stranger')];
      const hash = await stored(a, 'a.txt', Buffer.from('佐证材料'));
      for (const other of [b, x])
        expect(refusalOf(await other.ask('get', `/content/${hash}`))).toEqual([404, 'resource.unknown']);
      const attach = { kind: 'submitPart' as const, track: 'b', text: '见附件', attachments: [hash] };
      expect(refusalOf(await b.command('row-1', attach))).toEqual([422, 'content.unknown']);
      const own = await stored(b, 'b.txt', Buffer.from('配合单位的材料'));
      const view = await b.act('row-1', { ...attach, attachments: [own] });
      expect(view.contents[own]).toMatchObject({ fileName: 'b.txt', text: null });
      expect((await a.ask('get', `/content/${own}`)).status).toBe(200);
      expect(refusalOf(await x.ask('get', `/content/${own}`))).toEqual([404, 'resource.unknown']);
    });

    it.each([
      ['of another kind than its name', 'a.png', Buffer.from('<html></html>'), [415, 'content.kind_refused']],
      ['that is a program', 'a.exe', Buffer.from('MZ'), [415, 'content.kind_refused']],
      ['with nothing in it', 'a.txt', Buffer.alloc(0), [422, 'content.empty']],
      ['that is too large', 'a.txt', Buffer.alloc(FILE_BYTES_MAX + 1, 'x'), [413, 'content.too_large']],
    ])('%s is refused', async (_, name, bytes, expected) => {
      expect(refusalOf(await upload(await api.as('officerA'), name, bytes))).toEqual(expected);
    });

    it('that its sender gives up halfway is no failure of the server', async () => {
      const log: string[] = [];
      const destination = { write: (line: string) => void log.push(line) };
      const logger = createLogger({ service: 'api', level: 'info', destination });
      const other = await Api.open(rig, { logger });
      await other.app.listen(0, '127.0.0.1');
      const upload = http.request({
        port: (other.server.address() as AddressInfo).port,
        path: '/api/v1/content',
        method: 'POST',
        headers: {
          cookie: (await api.as('officerA')).cookie,
          'content-type': 'multipart/form-data; boundary=x',
          'content-length': 1_000,
        },
      });
      upload.on('error', () => undefined);
      upload.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhal');
      setTimeout(() => upload.destroy(), 200);
      await until('its line', () => log.find((line) => line.includes('request aborted')));
      await other.close();
      expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    });

    it('that nobody stored cannot be attached', async () => {
      const a = await api.as('officerA');
      const seq = (await rig.record('row-2')).task?.seq;
      const command = {
        kind: 'submit' as const,
        track: 'a',
        text: '见附件',
        attachments: ['0'.repeat(64)],
      };
      expect(refusalOf(await a.command('row-2', command))).toEqual([422, 'content.unknown']);
      expect((await rig.record('row-2')).task?.seq).toBe(seq);
      for (const hash of ['x', '0'.repeat(63), 'G'.repeat(64)])
        expect(refusalOf(await a.ask('get', `/content/${hash}`))).toEqual([400, 'request.invalid']);
    });
  });

  describe('a draft', () => {
    const where = '/tasks/row-2/drafts/a';
    const body = (text: string) => ({ fields: { text }, attachments: [] });

    it('is one person’s own, and a lost update is refused with both texts', async () => {
      const [a, s] = [await api.as('officerA'), await api.as('supervisor')];
      expect(refusalOf(await a.ask('get', where))).toEqual([404, 'resource.unknown']);
      const first = await a.ask('put', where).send({ version: 0, body: body('第一稿') });
      expect(shaped(draftSchema, first.body)).toMatchObject({ version: 1, body: body('第一稿') });
      const second = await a.ask('put', where).send({ version: 1, body: body('第二稿') });
      expect(second.body).toMatchObject({ version: 2 });
      const lost = await a.ask('put', where).send({ version: 1, body: body('另一窗口') });
      expect(refusalOf(lost)).toEqual([409, 'draft.stale']);
      expect((lost.body as { data: { stored: Draft } }).data.stored).toMatchObject({
        version: 2,
        body: body('第二稿'),
      });
      expect((await a.get('/tasks/row-2', taskViewSchema)).drafts).toMatchObject([
        { version: 2, track: 'a' },
      ]);
      expect((await s.get('/tasks/row-2', taskViewSchema)).drafts).toEqual([]);
      expect((await a.ask('delete', where)).status).toBe(204);
      expect((await a.get('/tasks/row-2', taskViewSchema)).drafts).toEqual([]);
    });

    it('needs a part that one may see', async () => {
      const [a, x] = [await api.as('officerA'), await api.as('stranger')];
      const draft = { version: 0, body: body('x') };
      expect(refusalOf(await a.ask('put', '/tasks/row-2/drafts/none').send(draft))).toEqual([
        404,
        'resource.unknown',
      ]);
      expect(refusalOf(await x.ask('put', where).send(draft))).toEqual([404, 'task.unknown']);
      const long = { version: 0, body: body('长'.repeat(20_001)) };
      expect(refusalOf(await a.ask('put', where).send(long))).toEqual([400, 'request.invalid']);
    });
  });

  describe('live updates', () => {
    let port = 0;
    beforeAll(async () => {
      await api.app.listen(0, '127.0.0.1');
      port = (api.server.address() as AddressInfo).port;
    });

    it('tell of a task to whoever sees it, and of none to a stranger', async () => {
      const [a, x] = [await follow(await api.as('officerA')), await follow(await api.as('stranger'))];
      expect([a.events[0], x.events[0]]).toEqual(['resync', 'resync']);
      const view = await (await api.as('officerA')).act('row-2', { kind: 'acknowledgeReceipt', track: 'a' });
      const told = await until('the change', () => a.data.find((one) => one.includes('row-2')));
      expect(JSON.parse(told)).toEqual({ type: 'task', task: 'row-2', seq: view.state.seq });
      expect(x.events).toEqual(['resync']);
      a.stop();
      x.stop();
    });

    it('begin again after the connection to the database broke', async () => {
      const a = await follow(await api.as('officerA'));
      const before = a.events.length;
      await asOwner(rig.scratch.ownerUrl, (client) =>
        client.query(`select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'taizhang-listen' and datname = current_database()`),
      );
      await until('a resync', () => a.events.slice(before).includes('resync'));
      await (await api.as('officerA')).act('row-2', { kind: 'claim', track: 'a' });
      await until('a change', () => a.events.slice(before).includes('task'));
      a.stop();
    });

    it('are not kept open beyond what one person needs', async () => {
      const boss = await api.as('boss');
      const streams = [];
      for (let n = 0; n < 20; n += 1) streams.push(await follow(boss));
      expect(refusalOf(await boss.ask('get', '/changes'))).toEqual([429, 'request.too_many']);
      for (const stream of streams) stream.stop();
      await until('a place to be free', async () => {
        const again = await follow(boss).catch(() => undefined);
        again?.stop();
        return again !== undefined;
      });
    });

    it('need a session', async () => {
      const gone = await api.as('otherOfficerA');
      await inTenant(rig.database, rig.tenantId, (tx) => endSession(tx, gone.cookie.split('=')[1] ?? ''));
      expect(refusalOf(await gone.ask('get', '/changes'))).toEqual([401, 'session.ended']);
    });

    it('end with the server, which waits for none of them', async () => {
      const other = await Api.open(rig);
      await other.app.listen(0, '127.0.0.1');
      const a = await follow(await api.as('officerA'), (other.server.address() as AddressInfo).port);
      await other.close();
      await a.over;
    });

    /** Reads the stream until it is over; resolves with its first event. */
    async function follow(
      who: Person,
      at = port,
    ): Promise<{ events: string[]; data: string[]; stop: () => void; over: Promise<unknown> }> {
      const events: string[] = [];
      const data: string[] = [];
      const request = http.get({
        port: at,
        host: '127.0.0.1',
        path: '/api/v1/changes',
        headers: { cookie: who.cookie },
      });
      const over = new Promise((resolve) => request.once('close', resolve));
      const status = await new Promise<number>((resolve, reject) => {
        request.once('error', reject);
        request.once('response', (response) => {
          response.setEncoding('utf8').on('data', (text: string) => {
            for (const line of text.split('\n')) {
              if (line.startsWith('event: ')) events.push(line.slice(7));
              if (line.startsWith('data: ')) data.push(line.slice(6));
            }
          });
          response.on('error', () => undefined);
          resolve(response.statusCode ?? 0);
        });
      });
      request.on('error', () => undefined);
      if (status !== 200) throw new Error(`the stream answers ${status}`);
      await until('the first event', () => events.length > 0);
      return { events, data, stop: () => request.destroy(), over };
    }
  });
});
