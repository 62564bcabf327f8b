import fs from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import { MS_PER_MINUTE } from '#domain';
import type { Problem } from '#contract';
import { JSON_BYTES_MAX, demoAccountsSchema, problemSchema, sessionSchema } from '#contract';
import { createSession, disableAccount, inTenant, putPerson, writeSampleOffice } from '#persistence';
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
  beforeAll(async () => {
    rig = await Rig.open({ worker: false });
    api = await Api.open(rig);
    await api.furnish();
    await rig.issueWithoutWorkflow('row-1');
  });
  afterAll(async () => {
    await api.close();
    await rig.close();
  });

  const signIn = (login: string, secret: string = password) =>
    api.anybody('post', '/api/v1/session').send({ login, password: secret });
  const cookieOf = (response: request.Response): string =>
    String((response.headers['set-cookie'] as unknown as string[])[0]);

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

  describe('signing in', () => {
    it('gives a cookie that scripts and other sites do not get, and a new secret each time', async () => {
      const [first, second] = [
        await signIn(people.officerA),
        await signIn(`  ${people.officerA.toUpperCase()} `),
      ];
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(shaped(sessionSchema, first.body)).toMatchObject({
        person: { id: people.officerA },
        unit: { id: 'u-a' },
        roles: ['officer'],
        locale: 'zh',
      });
      expect(cookieOf(first)).toMatch(
        /^taizhang_session=[\w-]{43}; Max-Age=43200; Path=\/; .*HttpOnly; SameSite=Lax$/,
      );
      expect(cookieOf(first)).not.toContain('Secure');
      expect(cookieOf(first).slice(0, 50)).not.toBe(cookieOf(second).slice(0, 50));
    });

    it('sets the cookie for HTTPS alone when a proxy on this machine says so', async () => {
      expect(cookieOf(await signIn(people.officerA).set('X-Forwarded-Proto', 'https'))).toContain('Secure');
    });

    it('ends the session that it replaces', async () => {
      const before = cookieOf(await signIn(people.officerB)).split(';')[0] ?? '';
      const after = await signIn(people.officerB).set('Cookie', before);
      expect(after.status).toBe(200);
      expect(refusalOf(await api.anybody('get', '/api/v1/session').set('Cookie', before))).toEqual([
        401,
        'session.ended',
      ]);
    });

    it('answers alike for a wrong password, an unknown login and a disabled account', async () => {
      const at = Date.now();
      await inTenant(rig.database, rig.tenantId, (tx) => disableAccount(tx, people.leaderA, at));
      const answers = [
        await signIn(people.otherOfficerA, 'wrong'),
        await signIn('nobody-at-all', 'wrong'),
        await signIn(people.leaderA),
      ];
      const said = answers.map((answer) => {
        const { title, code, status } = answer.body as Problem;
        return { title, code, status };
      });
      expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
      expect(said[0]).toMatchObject({ status: 401, code: 'session.wrong_credentials' });
    });

    it('locks a login after five failures, says for how long, and lets nobody in meanwhile', async () => {
      for (let failure = 0; failure < 5; failure += 1)
        expect((await signIn('somebody.else', 'wrong')).status).toBe(401);
      const locked = await signIn('somebody.else', 'wrong');
      expect(refusalOf(locked)).toEqual([429, 'session.locked']);
      const seconds = Number(locked.headers['retry-after']);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(300);
      expect((await signIn(people.stranger)).status).toBe(200);
    });

    it('ends with signing out, on the server', async () => {
      const cookie = cookieOf(await signIn(people.supervisor)).split(';')[0] ?? '';
      const out = await api.anybody('delete', '/api/v1/session').set('Cookie', cookie);
      expect(out.status).toBe(204);
      expect(out.headers['clear-site-data']).toContain('storage');
      expect((await api.anybody('get', '/api/v1/todo').set('Cookie', cookie)).status).toBe(401);
    });

    it('ends by itself without use, and in any case at its end', async () => {
      const now = Date.now();
      const idle = await begin(now - 31 * MS_PER_MINUTE, now + MS_PER_MINUTE);
      const over = await begin(now - 5 * MS_PER_MINUTE, now - 1);
      for (const cookie of [idle, over])
        expect(refusalOf(await api.anybody('get', '/api/v1/session').set('Cookie', cookie))).toEqual([
          401,
          'session.ended',
        ]);
    });

    async function begin(at: number, endsAt: number): Promise<string> {
      const token = await inTenant(rig.database, rig.tenantId, (tx) =>
        createSession(tx, { login: people.boss, at, endsAt, userAgent: null }),
      );
      return `taizhang_session=${token}`;
    }

    it('as a person of the sample office needs the sample office', async () => {
      const demo = (login: string) => api.anybody('post', '/api/v1/session/demo').send({ login });
      expect(refusalOf(await demo(people.officerA))).toEqual([404, 'demo.not_loaded']);
      const none = await api.anybody('get', '/api/v1/demo-accounts');
      expect(shaped(demoAccountsSchema, none.body)).toEqual({ loaded: false, accounts: [] });
      await inTenant(rig.database, rig.tenantId, (tx) =>
        writeSampleOffice(tx, { stage: 'running', until: 0 }, Date.now()),
      );
      const loaded = shaped(demoAccountsSchema, (await api.anybody('get', '/api/v1/demo-accounts')).body);
      expect(loaded.accounts.map((account) => account.login)).toContain(people.officerA);
      expect(loaded.accounts.map((account) => account.login)).not.toContain(people.leaderA);
      expect((await demo(people.officerA)).status).toBe(200);
      expect(refusalOf(await demo('nobody'))).toEqual([401, 'session.wrong_credentials']);
    });

    it('keeps the language that a person chose', async () => {
      const a = await api.as('officerB');
      const changed = await a.ask('patch', '/session').send({ locale: 'en' });
      expect(changed.body).toMatchObject({ locale: 'en' });
      const refused = await a.ask('get', '/tasks/nowhere');
      expect((refused.body as Problem).title).toMatch(/no such task/);
      await a.ask('patch', '/session').send({ locale: 'zh' });
      expect(((await a.ask('get', '/tasks/nowhere')).body as Problem).title).toMatch(/没有这个事项/);
    });
  });

  describe('another site', () => {
    it.each([
      [{ 'Sec-Fetch-Site': 'cross-site' }],
      [{ 'Sec-Fetch-Site': 'same-site' }],
      [{ Origin: 'https://evil.example' }],
      [{ Origin: 'null' }],
    ])('makes nobody act: %p', async (headers) => {
      const a = await api.as('officerA');
      const response = await a
        .ask('post', '/notices/read')
        .set(headers)
        .send({ ids: ['x'] });
      expect(refusalOf(response)).toEqual([403, 'request.cross_site']);
      expect((await a.ask('get', '/session').set(headers)).status).toBe(200);
    });

    it('gets no leave to read', async () => {
      const response = await (
        await api.as('officerA')
      )
        .ask('get', '/session')
        .set('Origin', 'https://evil.example');
      expect(response.headers['access-control-allow-origin']).toBeUndefined();
    });
  });

  describe('headers', () => {
    it('allow no inline script, no frame, no guessing, no keeping', async () => {
      const { headers } = await (await api.as('officerA')).ask('get', '/session');
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  describe('by role', () => {
    const watching = ['/supervision/summary', '/supervision/late', '/supervision/escalations', '/ledgers'];
    const expected: Record<Somebody, number> = {
      officerA: 403,
      otherOfficerA: 403,
      leaderA: 401,
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
        if (status === 401) return expect((await signIn(people[who])).status).toBe(401);
        const person = await api.as(who);
        for (const where of watching)
          expect([where, (await person.ask('get', where)).status]).toEqual([where, status]);
        return undefined;
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
