import fs from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import type { Problem } from '#contract';
import { JSON_BYTES_MAX, problemSchema, taskViewSchema } from '#contract';
import { inTenant, putPerson } from '#persistence';
import { createLogger } from '#telemetry';
import { Rig } from '../../kit/rig.js';
import type { Somebody } from './api-kit.js';
import { Api, password, people, problemOf, refusalOf, shaped } from './api-kit.js';

const description = JSON.parse(
  fs.readFileSync(path.resolve(import.meta.dirname, '../../../apps/api/openapi.json'), 'utf8'),
) as { paths: Record<string, Record<string, unknown>> };
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
const routes = Object.entries(description.paths).flatMap(([where, methods]) =>
  Object.keys(methods).map((method) => [method as Method, where] as const),
);
const open = new Set([
  'get /api/v1/demo-accounts',
  'post /api/v1/session',
  'post /api/v1/session/demo',
  'get /livez',
  'get /readyz',
]);
const filled = (where: string): string =>
  where.replaceAll(/\{(\w+)\}/g, (_, name) => (name === 'row' ? '1' : 'x'));

describe('who gets in', () => {
  let rig: Rig;
  let api: Api;
  /** Every line that the API logged. */
  const log: string[] = [];
  beforeAll(async () => {
    rig = await Rig.open({ worker: false });
    const destination = { write: (line: string) => void log.push(line) };
    api = await Api.open(rig, { logger: createLogger({ service: 'api', level: 'info', destination }) });
    await api.furnish();
    await rig.issueWithoutWorkflow('row-1');
  });
  afterAll(async () => {
    await api.close();
    await rig.close();
  });

  describe('without a session', () => {
    it.each(routes.filter(([method, where]) => !open.has(`${method} ${where}`)))(
      '%s %s answers 401',
      async (method, where) => {
        const response = await api.anybody(method, filled(where));
        expect(refusalOf(response)).toEqual([401, 'session.missing']);
        shaped(problemSchema, response.body);
      },
    );

    it.each(['x', 'A'.repeat(43), '../../x', "' or 1=1 --"])(
      'the secret %p opens nothing',
      async (secret) => {
        const response = await api.anybody('get', '/api/v1/todo').set('Cookie', `taizhang_session=${secret}`);
        expect(response.status).toBe(401);
      },
    );

    it('an unknown address is a problem, and says nothing of what there is', async () => {
      expect(refusalOf(await api.anybody('get', '/api/v2/tasks'))).toEqual([404, 'route.unknown']);
      expect(refusalOf(await api.anybody('get', '/wp-admin.php'))).toEqual([404, 'route.unknown']);
    });
  });

  describe('by role', () => {
    const watching = ['/supervision/summary', '/supervision/late', '/supervision/escalations', '/ledgers'];
    const expected: Record<Somebody, number> = {
      officerA: 403,
      otherOfficerA: 403,
      leaderA: 403,
      officerB: 403,
      supervisor: 200,
      otherSupervisor: 200,
      boss: 200,
      administrator: 200,
      stranger: 403,
    };
    it.each(Object.entries(expected) as [Somebody, number][])(
      'the board answers %s with %i',
      async (who, status) => {
        const person = await api.as(who);
        for (const where of watching)
          expect([where, (await person.ask('get', where)).status]).toEqual([where, status]);
      },
    );

    it('only the office imports, changes and takes back ledgers', async () => {
      const [a, boss] = [await api.as('officerA'), await api.as('boss')];
      const asks: [Method, string][] = [
        ['post', '/ledgers/preview'],
        ['post', '/ledgers'],
        ['delete', '/ledgers/x'],
        ['patch', '/ledgers/x/rows/1'],
      ];
      for (const [method, where] of asks)
        for (const person of [a, boss])
          expect(refusalOf(await person.ask(method, where))).toEqual([403, 'permission.denied']);
      expect(refusalOf(await a.ask('post', '/ledgers/x/issue'))).toEqual([403, 'permission.denied']);
      expect(refusalOf(await boss.ask('post', '/ledgers/x/issue'))).toEqual([404, 'resource.unknown']);
    });

    it('a role that is taken away is gone with the next request', async () => {
      const person = await api.as('otherSupervisor');
      expect((await person.ask('get', '/supervision/summary')).status).toBe(200);
      const change = { id: people.otherSupervisor, name: 'x', unit: 'u-o', email: null, active: true };
      await inTenant(rig.database, rig.tenantId, (tx) => putPerson(tx, { ...change, roles: ['officer'] }));
      expect(problemOf(await person.ask('get', '/supervision/summary'))).toBe('permission.denied');
      await inTenant(rig.database, rig.tenantId, (tx) =>
        putPerson(tx, { ...change, roles: ['officer'], active: false }),
      );
      expect(problemOf(await person.ask('get', '/todo'))).toBe('session.ended');
    });
  });

  it('a task is shown to whoever takes part, and to nobody else', async () => {
    const id = 'row-1';
    for (const who of ['officerA', 'officerB', 'supervisor', 'boss', 'administrator'] as const) {
      const view = await (await api.as(who)).get(`/tasks/${id}`, taskViewSchema);
      expect(view.header).toMatchObject({ id, light: 'green' });
      expect(view.tracks).toHaveLength(2);
      expect(view.names.units['u-a']?.shortName).toBe('unit u-a');
    }
    const stranger = await api.as('stranger');
    for (const path of ['', '/available', '/timeline', '/escalations', `/commands/any-key`])
      expect(refusalOf(await stranger.ask('get', `/tasks/${id}${path}`))).toEqual([404, 'task.unknown']);
  });

  describe('the log', () => {
    it('says who was refused what', async () => {
      const b = await api.as('officerB');
      await b.command('row-1', { kind: 'cancel', reason: '不想办' });
      const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(lines.find((line) => line['command'] === 'cancel')).toMatchObject({
        audit: 'refused',
        code: 'actor.wrong_role',
        person: people.officerB,
        unit: 'u-b',
        method: 'POST',
      });
    });

    it('holds no secret and nothing that a person wrote or looked for', async () => {
      const a = await api.as('officerA');
      await api.anybody('post', '/api/v1/session').send({ login: people.officerA, password: `${password}!` });
      await a.command('row-1', { kind: 'urge', text: '内部情况说明' });
      await a.ask('get', `/tasks?text=${encodeURIComponent('内部情况')}`);
      await api.anybody('get', '/api/v1/todo').set('Cookie', a.cookie);
      const all = log.join('\n');
      expect(log.length).toBeGreaterThan(5);
      for (const secret of [
        password,
        a.cookie.split('=')[1] ?? '',
        '内部情况',
        encodeURIComponent('内部情况'),
      ])
        expect(all.includes(secret)).toBe(false);
    });
  });

  describe('bad input', () => {
    const post = async (body: string | Buffer, type = 'application/json', where = '/notices/read') =>
      (await api.as('officerA'))
        .ask('post', where)
        .set('Content-Type', type)
        .serialize(asIs)
        .send(body as never);
    const asIs = (body: unknown): string => body as string;

    it.each([
      ['half a JSON', '{"ids": ["x"', [400, 'request.malformed']],
      ['a JSON that is no object', '"text"', [400, 'request.malformed']],
      ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), [400, 'request.malformed']],
      ['no body', '', [400, 'request.invalid']],
      ['a list of nothing', '{"ids": []}', [400, 'request.invalid']],
      ['a wrong type', '{"ids": 7}', [400, 'request.invalid']],
      ['a NUL in an id', '{"ids": ["a\\u0000b"]}', [400, 'request.invalid']],
      ['half a surrogate pair', '{"ids": ["a\\ud800"]}', [400, 'request.invalid']],
    ])('%s is refused', async (_, body, expected) => {
      expect(refusalOf(await post(body))).toEqual(expected);
    });

    it('fields that nobody knows are named', async () => {
      const response = await post('{"ids": ["x"], "all": true, "by": {"person": "p-s"}}');
      expect(response.status).toBe(400);
      const { fields } = shaped(problemSchema, response.body);
      expect(fields?.map(({ path: where, code }) => [where, code])).toEqual([
        ['all', 'unknown_field'],
        ['by', 'unknown_field'],
      ]);
    });

    it('a text of a megabyte is too large, one character too many is named', async () => {
      const a = await api.as('supervisor');
      const before = (await rig.record('row-1')).task?.seq;
      const send = (text: string) => a.command('row-1', { kind: 'urge', text });
      expect(refusalOf(await send('长'.repeat(JSON_BYTES_MAX)))).toEqual([413, 'request.too_large']);
      const long = await send('长'.repeat(20_001));
      expect(refusalOf(long)).toEqual([400, 'request.invalid']);
      expect((long.body as Problem).fields?.[0]).toMatchObject({ path: 'text', code: 'too_big' });
      expect((await rig.record('row-1')).task?.seq).toBe(before);
    });

    it('another content type is refused', async () => {
      expect(refusalOf(await post('ids=x', 'application/x-www-form-urlencoded'))).toEqual([
        415,
        'request.unsupported_type',
      ]);
      expect(refusalOf(await post('<ids/>', 'application/xml'))).toEqual([415, 'request.unsupported_type']);
    });

    it.each(['limit=0', 'limit=201', 'limit=x', 'cursor=%27', 'cursor=bm90', 'sort=id', 'limit=1&limit=2'])(
      'the query %s is refused',
      async (query) => {
        expect(refusalOf(await (await api.as('officerA')).ask('get', `/todo?${query}`))).toEqual([
          400,
          'request.invalid',
        ]);
      },
    );

    it('a path that does not decode is refused', async () => {
      const response = await request(api.server)
        .get('/api/v1/tasks/%E0%A4%A')
        .set('Cookie', (await api.as('officerA')).cookie);
      expect(response.status).toBe(400);
      expect(problemOf(response)).toBe('request.malformed');
    });
  });
});
