import type request from 'supertest';
import { MS_PER_MINUTE } from '#domain';
import type { Problem } from '#contract';
import { demoAccountsSchema, sessionSchema } from '#contract';
import { createSession, disableAccount, inTenant, writeSampleOffice } from '#persistence';
import { Rig } from '../../kit/rig.js';
import { Api, password, people, refusalOf, shaped } from './api-kit.js';

describe('sessions', () => {
  let rig: Rig;
  let api: Api;
  beforeAll(async () => {
    rig = await Rig.open({ worker: false });
    api = await Api.open(rig);
    await api.furnish();
  });
  afterAll(async () => {
    await api.close();
    await rig.close();
  });

  const signIn = (login: string, secret: string = password) =>
    api.anybody('post', '/api/v1/session').send({ login, password: secret });
  const cookieOf = (response: request.Response): string =>
    String((response.headers['set-cookie'] as unknown as string[])[0]);

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

    it('notes its use once a minute, wherever it is used', async () => {
      const now = Date.now();
      const cookie = await begin(now - 2 * MS_PER_MINUTE, now + MS_PER_MINUTE);
      for (const path of ['/api/v1/todo?limit=1', '/api/v1/ledgers', '/api/v1/todo?limit=1'])
        expect((await api.anybody('get', path).set('Cookie', cookie)).status).toBe(200);
      const [{ seen } = { seen: 0 }] = await inTenant(rig.database, rig.tenantId, (tx) =>
        tx.query<{ seen: number }>('select max(seen_at) as seen from session where login = $1', [
          people.boss,
        ]),
      );
      expect(seen).toBeGreaterThanOrEqual(now);
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
});
