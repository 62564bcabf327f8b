import fc from 'fast-check';
import type { DirectoryGroup, DirectoryUnit, UnitDirectory } from '../unit-directory.js';
import { readResponsibility } from '../grammar/responsibility/read-responsibility.js';
import { compileDirectory } from './compile-directory.js';
import { groupMembers } from './group-members.js';
import { learnAlias } from './learn-alias.js';
import { resolveUnit, unknownUnits } from './resolve-unit.js';
import { restoreNames } from './restore-names.js';

function unit(id: string, shortName: string, more: Partial<DirectoryUnit> = {}): DirectoryUnit {
  return {
    id,
    kind: 'unit',
    shortName,
    fullName: '',
    aliases: [],
    level: 'city',
    memberOfGroups: [],
    ...more,
  };
}

const entries: UnitDirectory = [
  unit('jyt', '省教育厅', { level: 'province' }),
  unit('czt', '省财政厅', { level: 'province' }),
  unit('gaj', '区公安分局', { level: 'district' }),
  unit('jj', '区交警大队', { level: 'district', parentId: 'gaj' }),
  unit('xf', '区消防大队', { level: 'district' }),
  unit('czj', '区财政局', { level: 'district' }),
  unit('zwj', '市政务和数据局', { aliases: ['政数局'] }),
  unit('ghj', '市自然资源局', {
    validFrom: '2019-01-01',
    formerNames: [{ name: '市国土局', validTo: '2018-12-31' }],
  }),
  unit('gtj', '市国土开发局', { formerNames: [{ name: '市国土局', validFrom: '2021-06-01' }] }),
  unit('old', '市旅游局', { validTo: '2018-12-31' }),
];
const directory = compileDirectory(entries);
const named = (names: readonly string[]): (string | null)[] =>
  restoreNames(names, directory).map((each) => each?.name ?? null);

describe('shortened names', () => {
  it('the prefix of the name before it, the tail of the name after it, the place alone', () => {
    expect(named(['省教育厅', '财政厅'])).toEqual([null, '省财政厅']);
    expect(named(['交警', '区消防大队'])).toEqual(['区交警大队', null]);
    expect(named(['财政局'])).toEqual(['区财政局']);
    expect(restoreNames(['省教育厅', '财政厅'], directory)[1]).toEqual({
      unitId: 'czt',
      name: '省财政厅',
      how: 'prefix',
    });
  });

  it('restores nothing that the directory does not hold, nor one of two', () => {
    expect(named(['省教育厅', '水利厅', '某办'])).toEqual([null, null, null]);
    const two = compileDirectory([unit('a', '市教育局'), unit('b', '区教育局')]);
    expect(restoreNames(['教育局'], two)).toEqual([null]);
  });

  it('offers the restored name first, keeps the words of the paper, and asks', () => {
    const { assignments } = readResponsibility('省教育厅、财政厅负责', { knownNames: directory });
    expect(assignments.map(({ unitText }) => unitText)).toEqual(['省教育厅', '财政厅']);
    expect(unknownUnits(assignments, directory).map(({ code, data }) => [code, data])).toMatchObject([
      ['unit.unknown', { unitText: '财政厅', restored: '省财政厅' }],
    ]);
  });

  it('only ever names units of the directory', () => {
    const ids = new Set(entries.map(({ id }) => id));
    const name = fc.constantFrom(
      '省教育厅',
      '财政厅',
      '交警',
      '区消防大队',
      '财政局',
      '大队',
      '局',
      '',
      '教育',
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 6 }), (names) => {
        for (const each of restoreNames(names, directory)) {
          if (each !== null) expect(ids.has(each.unitId) && directory.byName.has(each.name)).toBe(true);
        }
      }),
    );
  });
});

describe('names in time', () => {
  const idOn = (name: string, on: string | null): string | null => {
    const found = resolveUnit(name, directory, on);
    return found.kind === 'unit' ? found.unit.id : null;
  };

  it('the day of the paper tells which unit bore the name', () => {
    expect(idOn('市国土局', '2018-05-01')).toBe('ghj');
    expect(idOn('市国土局', '2022-05-01')).toBe('gtj');
    expect(resolveUnit('市国土局', directory)).toEqual({
      kind: 'unknown',
      suggestions: [
        { id: 'ghj', name: '市自然资源局', likeness: 1 },
        { id: 'gtj', name: '市国土开发局', likeness: 1 },
      ],
    });
  });

  it('an old name in a new paper still means its unit, and says so', () => {
    const [first] = entries.filter(({ id }) => id === 'ghj');
    const alone = compileDirectory(first === undefined ? [] : [first]);
    expect(resolveUnit('市国土局', alone, '2023-01-01')).toMatchObject({ kind: 'unit', former: true });
    expect(resolveUnit('市国土局', alone, '2018-01-01')).not.toHaveProperty('former');
  });

  it('a closed group holds the units of its day; an open one is for a person to fill', () => {
    const group: DirectoryGroup = {
      id: 'g',
      kind: 'group',
      shortName: '各部门',
      aliases: [],
      closed: true,
      members: ['old', 'ghj', 'zwj'],
    };
    const ids = (on: string | null): string[] | null =>
      groupMembers(group, entries, on)?.map(({ id }) => id) ?? null;
    expect(ids('2018-06-01')).toEqual(['zwj', 'old']);
    expect(ids('2023-06-01')).toEqual(['zwj', 'ghj']);
    expect(ids(null)).toEqual(['zwj', 'ghj', 'old']);
    expect(groupMembers({ ...group, closed: false }, entries, null)).toBeNull();
  });
});

describe('an alias learned from an answer', () => {
  it('is known from then on, and the directory before it stays as it was', () => {
    const before = JSON.stringify(entries);
    const learned = learnAlias(entries, { words: ' 政数 办 ', unitId: 'zwj' });
    expect(JSON.stringify(entries)).toBe(before);
    const after = learned.ok ? learned.directory : [];
    expect(resolveUnit('政数办', compileDirectory(after))).toMatchObject({
      kind: 'unit',
      matchedName: '政数办',
    });
    expect(learnAlias(after, { words: '政数办', unitId: 'zwj' })).toEqual({ ok: true, directory: after });
  });

  it.each([
    ['alias.blank', ' ', 'zwj'],
    ['alias.blank', '长'.repeat(61), 'zwj'],
    ['alias.taken', '区财政局', 'zwj'],
    ['alias.unit_missing', '某局', 'nobody'],
  ])('%s', (code, words, unitId) => {
    const learned = learnAlias(entries, { words, unitId });
    expect(learned.ok ? null : learned.refusal.code).toBe(code);
  });
});

it('the longest known name is read before any 和, 及 or 、', () => {
  const known = compileDirectory([
    unit('a', '市政府和社会资本合作中心'),
    unit('b', '市政府'),
    unit('c', '甲、乙联合会'),
    unit('d', '市国土局', { formerNames: [{ name: '市土地和房屋管理处' }] }),
  ]);
  const text = '市政府和社会资本合作中心、甲、乙联合会及市土地和房屋管理处负责';
  const reading = readResponsibility(text, { knownNames: known });
  expect(reading.assignments.map(({ unitText }) => unitText)).toEqual([
    '市政府和社会资本合作中心',
    '甲、乙联合会',
    '市土地和房屋管理处',
  ]);
  expect(reading.questions).toEqual([]);
});
