import { MS_PER_MINUTE, defaultPolicy, isMissingYear, isWorkday } from '#domain';
import {
  CalendarYearInvalid,
  PolicyInvalid,
  type Tx,
  admitSignIn,
  calendarValue,
  calendarYears,
  changeLocale,
  changePassword,
  contentInfo,
  createAccount,
  createSession,
  currentPolicy,
  disableAccount,
  discardDraft,
  endSession,
  findAccountByLogin,
  findPerson,
  findSession,
  getContent,
  getTexts,
  hasUploaded,
  inTenant,
  listAccounts,
  listPeople,
  lockoutLimits,
  missingContent,
  namesOf,
  policyVersions,
  prepareTenant,
  putCalendarYear,
  putContent,
  putGroup,
  putPerson,
  putPolicy,
  putUnit,
  readSetting,
  readTask,
  resolveAddresses,
  reviewRoster,
  saveDraft,
  signInSucceeded,
  sweepSessions,
  tasksUsingContent,
  unitDirectory,
  writeSetting,
} from '#persistence';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.js';
import {
  at,
  boss,
  furnish,
  leaderA,
  lifecycle,
  officerA,
  play,
  supervisor,
  tenant,
  textOf,
} from './sample-task.js';

let scratch: ScratchDatabase;
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTenant(scratch.database, tenant, work);
const now = at('2026-03-02');

beforeAll(async () => {
  scratch = await scratchDatabase();
  await furnish(scratch.database);
});
afterAll(() => scratch.drop());

describe('drafts', () => {
  const key = { person: officerA.person, task: 'l-1-001', track: 'a' };

  it('a lost update is refused, with what stands now', async () => {
    const first = await run((tx) => saveDraft(tx, key, { baseVersion: 0, body: { text: '一' }, at: now }));
    expect(first).toEqual({ saved: true, draft: { version: 1, body: { text: '一' }, savedAt: now } });
    const other = await run((tx) =>
      saveDraft(tx, key, { baseVersion: 1, body: { text: '二' }, at: now + 1 }),
    );
    expect(other).toMatchObject({ saved: true, draft: { version: 2 } });
    for (const baseVersion of [0, 1, 3])
      expect(
        await run((tx) => saveDraft(tx, key, { baseVersion, body: { text: '三' }, at: now + 2 })),
      ).toEqual({
        saved: false,
        stored: { version: 2, body: { text: '二' }, savedAt: now + 1 },
      });
  });

  it('of ten windows that save at once one wins', async () => {
    const own = { ...key, track: 'b' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        run((tx) => saveDraft(tx, own, { baseVersion: 0, body: { n }, at: now })),
      ),
    );
    expect(answers.filter((answer) => answer.saved)).toHaveLength(1);
  });

  it('a discarded draft does not come back by a late save', async () => {
    const own = { ...key, track: 'c' };
    await run((tx) => saveDraft(tx, own, { baseVersion: 0, body: {}, at: now }));
    await run((tx) => discardDraft(tx, own));
    expect(await run((tx) => saveDraft(tx, own, { baseVersion: 1, body: {}, at: now }))).toEqual({
      saved: false,
      stored: null,
    });
  });
});

describe('accounts and sessions', () => {
  const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g';
  const idleMs = 30 * MS_PER_MINUTE;
  const endsAt = now + 8 * 60 * MS_PER_MINUTE;

  beforeAll(() =>
    run(async (tx) => {
      await createAccount(tx, { login: ' Wang.Fang ', personId: officerA.person, passwordHash, at: now });
      await createAccount(tx, { login: 'li', personId: leaderA.person, passwordHash, at: now, locale: 'en' });
    }),
  );

  it('are found whatever the case of the login, with the person and their roles', async () => {
    expect(await run((tx) => findAccountByLogin(tx, 'WANG.fang'))).toEqual({
      login: 'wang.fang',
      passwordHash,
      passwordChangedAt: now,
      disabledAt: null,
      locale: 'zh',
      person: { id: 'p-a', name: 'person p-a', unit: 'u-a', roles: ['officer'], email: null, active: true },
    });
    expect(await run((tx) => findAccountByLogin(tx, 'nobody'))).toBeNull();
    await run((tx) => changeLocale(tx, 'wang.fang', 'en'));
    expect((await run((tx) => listAccounts(tx))).map(({ login, locale }) => [login, locale])).toEqual([
      ['li', 'en'],
      ['wang.fang', 'en'],
    ]);
  });

  it('a session ends by idleness, by its end, by signing out, by a new password and with the account', async () => {
    const begin = () =>
      run((tx) => createSession(tx, { login: 'li', at: now, endsAt, userAgent: 'x'.repeat(900) }));
    const alive = async (token: string, when = now + 1) =>
      (await run((tx) => findSession(tx, { token, at: when, idleMs }))) !== null;
    const token = await begin();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await alive(token)).toBe(true);
    expect(await alive(token, now + idleMs)).toBe(false);
    for (let minutes = 25; minutes < 8 * 60; minutes += 25)
      expect(await alive(token, now + minutes * MS_PER_MINUTE)).toBe(true);
    expect(await alive(token, endsAt)).toBe(false);
    expect(await alive(`${token}x`)).toBe(false);
    await run((tx) => endSession(tx, token));
    expect(await alive(token)).toBe(false);
    const another = await begin();
    await run((tx) => changePassword(tx, { login: 'li', passwordHash: `${passwordHash}2`, at: now + 1 }));
    expect(await alive(another)).toBe(false);
    const last = await begin();
    await run((tx) => disableAccount(tx, 'li', now + 2));
    expect(await alive(last)).toBe(false);
    await run((tx) => sweepSessions(tx, endsAt, idleMs));
    expect(await run((tx) => tx.query('select from session'))).toEqual([]);
  });

  it('a role that was taken away is gone with the next request; a person who left is signed out', async () => {
    const token = await run((tx) =>
      createSession(tx, { login: 'wang.fang', at: now, endsAt, userAgent: null }),
    );
    const session = () => run((tx) => findSession(tx, { token, at: now + 1, idleMs }));
    const person = await run((tx) => findPerson(tx, officerA.person));
    if (person === null) throw new Error('the officer is missing');
    await run((tx) => putPerson(tx, { ...person, roles: ['unitLeader'] }));
    expect((await session())?.person.roles).toEqual(['unitLeader']);
    await run((tx) => putPerson(tx, { ...person, active: false }));
    expect(await session()).toBeNull();
    await run((tx) => putPerson(tx, person));
  });

  it('no secret is stored: neither table holds the token', async () => {
    const token = await run((tx) =>
      createSession(tx, { login: 'wang.fang', at: now, endsAt, userAgent: null }),
    );
    const [found] = await run((tx) =>
      tx.query<{ count: number }>(`select count(*)::int as count from session where session::text like $1`, [
        `%${token}%`,
      ]),
    );
    expect(found).toEqual({ count: 0 });
  });
});

describe('attempts to sign in', () => {
  const attempt = (login: string, when: number, address = '10.0.0.1') =>
    run((tx) => admitSignIn(tx, { login, address, at: when }));

  it('five in vain lock the login for what is left of five minutes, and never longer', async () => {
    for (let n = 0; n < 5; n += 1) expect(await attempt('zhao', now + n)).toBeNull();
    const lockedUntil = now + lockoutLimits.windowMs;
    expect(await attempt('ZHAO ', now + 10)).toEqual({ lockedUntil });
    expect(await attempt('zhao', lockedUntil - 1)).toEqual({ lockedUntil });
    expect(await attempt('other', now + 10)).toBeNull();
    expect(await attempt('zhao', lockedUntil)).toBeNull();
  });

  it('a right password begins anew', async () => {
    for (let n = 0; n < 4; n += 1) await attempt('qian', now + n);
    await run((tx) => signInSucceeded(tx, 'Qian'));
    for (let n = 0; n < 5; n += 1) expect(await attempt('qian', now + 10 + n)).toBeNull();
    expect(await attempt('qian', now + 20)).not.toBeNull();
  });

  it('fifty at once are five', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => attempt('sun', now, '10.0.0.2')));
    expect(answers.filter((answer) => answer === null)).toHaveLength(5);
  });

  it('one address cannot try many logins without end', async () => {
    const limits = { ...lockoutLimits, perAddress: 8 };
    const answers = [];
    for (let n = 0; n < 12; n += 1)
      answers.push(
        await run((tx) => admitSignIn(tx, { login: `many-${n}`, address: '10.9.9.9', at: now + n }, limits)),
      );
    expect(answers.filter((answer) => answer === null)).toHaveLength(8);
  });
});

describe('content', () => {
  it('is one by its bytes, with everybody who brought it under their own name', async () => {
    const bytes = Buffer.from([0, 255, 1, 128]);
    const about = { mediaType: 'application/pdf', by: 'p-a', at: now };
    const sha256 = await run((tx) => putContent(tx, bytes, { ...about, fileName: '佐证材料.pdf' }));
    expect(
      await run((tx) => putContent(tx, bytes, { ...about, fileName: 'b.pdf', by: 'p-b', at: now + 1 })),
    ).toBe(sha256);
    const info = {
      sha256,
      size: 4,
      mediaType: 'application/pdf',
      fileName: '佐证材料.pdf',
      by: 'p-a',
      at: now,
    };
    expect(await run((tx) => getContent(tx, sha256))).toEqual({ ...info, bytes });
    expect(await run((tx) => contentInfo(tx, [sha256, '0'.repeat(64)]))).toEqual([info]);
    expect(await run((tx) => hasUploaded(tx, 'p-b', sha256))).toBe(true);
    expect(await run((tx) => hasUploaded(tx, 'p-s', sha256))).toBe(false);
    expect(await run((tx) => getContent(tx, '0'.repeat(64)))).toBeNull();
  });

  it('gives texts back as they were written, and no file as a text', async () => {
    const text = '进展：已完成 “窗口” 改造 🏛️\n下一步…';
    const ref = await run((tx) => putContent(tx, text, { mediaType: 'text/plain', by: 'p-a', at: now }));
    const file = await run((tx) =>
      putContent(tx, Buffer.from([255]), { mediaType: 'image/png', by: 'p-a', at: now }),
    );
    expect(ref).toBe(textOf(text));
    expect(await run((tx) => getTexts(tx, [ref, file, '1'.repeat(64)]))).toEqual({ [ref]: text });
    expect(await run((tx) => missingContent(tx, [ref, '1'.repeat(64)]))).toEqual(['1'.repeat(64)]);
  });

  it('knows which tasks use it', async () => {
    await play(scratch.database, 'l-7-001', lifecycle('l-7-001').slice(0, 5));
    expect(await run((tx) => tasksUsingContent(tx, textOf('part')))).toEqual(['l-7-001']);
    expect(await run((tx) => tasksUsingContent(tx, textOf('result')))).toEqual([]);
  });
});

describe('the directory', () => {
  it('holds units, groups and people, and replaces what changes', async () => {
    const unit = {
      id: 'u-z',
      shortName: '区政数局',
      fullName: '云河区政务服务和数据管理局',
      aliases: ['政数局'],
      formerNames: ['区行政服务中心'],
      level: 'district' as const,
      kind: 'department',
      parentId: 'u-g',
      validFrom: '2020-01-01',
      validTo: null,
    };
    const group = {
      id: 'g-1',
      shortName: '各部门',
      aliases: ['区各部门'],
      closed: true,
      members: ['u-a', 'u-b'],
    };
    await run(async (tx) => {
      await putUnit(tx, { ...unit, shortName: '旧名' });
      await putUnit(tx, unit);
      await putGroup(tx, group);
      await putGroup(tx, { ...group, members: ['u-z', 'u-b'] });
    });
    const directory = await run(unitDirectory);
    expect(directory.units.find(({ id }) => id === 'u-z')).toEqual({ ...unit, groups: ['g-1'] });
    expect(directory.units.find(({ id }) => id === 'u-a')?.groups).toEqual([]);
    expect(directory.groups).toEqual([{ ...group, members: ['u-b', 'u-z'] }]);
    expect((await run((tx) => listPeople(tx, 'u-a'))).map(({ id }) => id)).toEqual(['p-a', 'p-al']);
    expect(await run((tx) => namesOf(tx, { units: ['u-z', 'none'], people: ['p-b'] }))).toEqual({
      units: {
        'u-z': { id: 'u-z', shortName: '区政数局', fullName: unit.fullName },
        'u-b': { id: 'u-b', shortName: 'unit u-b', fullName: 'unit u-b' },
      },
      people: { 'p-b': { id: 'p-b', name: 'person p-b', unit: 'u-b' } },
    });
  });

  it('resolves addresses to people: a person alone, a role in a unit, a role anywhere', async () => {
    const people = async (...addresses: Parameters<typeof resolveAddresses>[1]) =>
      (await run((tx) => resolveAddresses(tx, addresses))).map(({ id }) => id);
    expect(await people({ role: 'officer', unit: 'u-a', person: null })).toEqual(['p-a']);
    expect(await people({ role: 'officer', unit: null, person: null })).toEqual(['p-a', 'p-b']);
    expect(await people({ role: 'leader', unit: 'u-a', person: 'p-b' })).toEqual(['p-b']);
    expect(
      await people(
        { role: 'officer', unit: 'u-a', person: null },
        { role: 'officer', unit: 'u-a', person: 'p-a' },
      ),
    ).toEqual(['p-a']);
    expect(await people({ role: 'administrator', unit: null, person: null })).toEqual([]);
  });

  it('offers the supervisors of the coordinating office and the leaders as reviewers', async () => {
    await run((tx) =>
      putPerson(tx, {
        id: 'p-aa',
        name: 'another leader',
        unit: 'u-g',
        roles: ['leader'],
        email: null,
        active: true,
      }),
    );
    const task = (await run((tx) => readTask(tx, 'l-7-001')))!.state;
    expect(await run((tx) => reviewRoster(tx, task))).toEqual({
      people: [{ person: supervisor.person, unit: 'u-o' }],
      leaders: [
        { person: boss.person, unit: 'u-g' },
        { person: 'p-aa', unit: 'u-g' },
      ],
    });
  });
});

describe('calendars, policies, settings', () => {
  it('a prepared office has 2020 to 2026 and the default policy, and keeps what people changed', async () => {
    await prepareTenant(scratch.database, 'fresh', now);
    const fresh = <T>(work: (tx: Tx) => Promise<T>) => inTenant(scratch.database, 'fresh', work);
    const years = await fresh(calendarYears);
    expect(years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    const calendar = await fresh((tx) => calendarValue(tx));
    expect([isWorkday(calendar, '2026-10-01'), isWorkday(calendar, '2026-10-10')]).toEqual([false, true]);
    expect(isMissingYear(isWorkday(calendar, '2027-01-04') as object)).toBe(true);
    expect(await fresh(currentPolicy)).toEqual(defaultPolicy);
    const changed = { year: 2026, holidays: ['2026-10-01'], makeUpWorkdays: [], source: 'ours' };
    await fresh((tx) => putCalendarYear(tx, changed, { by: 'p-s', at: now }));
    await prepareTenant(scratch.database, 'fresh', now + 1);
    const after = await fresh((tx) => calendarValue(tx, [2025, 2026, 2031]));
    expect(after.years).toEqual([2025, 2026]);
    expect(after.holidays.filter((day) => day.startsWith('2026'))).toEqual(['2026-10-01']);
    expect(after.version).not.toBe(calendar.version);
  });

  it.each([
    ['2027-02-29', 'unknownDay'],
    ['2026-10-01', 'otherYear'],
    ['2027-10-02', 'isWeekend'],
  ])('a year with the holiday %s is refused: %s', async (day, reason) => {
    const year = { year: 2027, holidays: [day], makeUpWorkdays: [], source: 's' };
    const refused = run((tx) => putCalendarYear(tx, year, { by: 'p-s', at: now }));
    await expect(refused).rejects.toThrow(CalendarYearInvalid);
    await expect(refused).rejects.toMatchObject({ code: 'calendar.invalid', day, reason });
  });

  it('a make-up day on a working weekday is refused, and a day twice', async () => {
    const put = (holidays: string[], makeUpWorkdays: string[]) =>
      run((tx) =>
        putCalendarYear(tx, { year: 2027, holidays, makeUpWorkdays, source: 's' }, { by: 'p-s', at: now }),
      );
    await expect(put([], ['2027-10-01'])).rejects.toMatchObject({ reason: 'isWeekday' });
    await expect(put(['2027-10-01', '2027-10-01'], [])).rejects.toMatchObject({ reason: 'twice' });
  });

  it('policies are versions that never change; the one activated last counts', async () => {
    const change = { by: 'p-s', at: now, activate: true };
    const stricter = { ...defaultPolicy, version: 'strict-1', signOff: true };
    await run((tx) => putPolicy(tx, defaultPolicy, change));
    await run((tx) => putPolicy(tx, stricter, { ...change, at: now + 1 }));
    await run((tx) =>
      putPolicy(tx, { ...stricter, signOff: false }, { ...change, at: now + 2, activate: false }),
    );
    expect(await run(currentPolicy)).toEqual(stricter);
    await run((tx) => putPolicy(tx, defaultPolicy, { ...change, at: now + 3 }));
    expect(await run(currentPolicy)).toEqual(defaultPolicy);
    expect((await run((tx) => policyVersions(tx))).map(({ policy }) => policy.version)).toEqual([
      'strict-1',
      'default-1',
    ]);
    const broken = { ...defaultPolicy, version: 'none', reviewLevels: [] };
    await expect(run((tx) => putPolicy(tx, broken, change))).rejects.toThrow(PolicyInvalid);
  });

  it('a setting is what was set last', async () => {
    expect(await run((tx) => readSetting(tx, 'k'))).toBeNull();
    await run((tx) => writeSetting(tx, 'k', { a: 1 }, now));
    await run((tx) => writeSetting(tx, 'k', ['x'], now));
    expect(await run((tx) => readSetting(tx, 'k'))).toEqual(['x']);
  });
});
