import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { UnitDirectory } from '../unit-directory.js';
import { compileDirectory, namesOf } from './compile-directory.js';
import { resolveUnit, unknownUnits } from './resolve-unit.js';

const entries = JSON.parse(
  fs.readFileSync(path.resolve(process.cwd(), 'libs/intake/samples/yunhe-units.json'), 'utf8'),
) as UnitDirectory;
const directory = compileDirectory(entries);

describe('directory', () => {
  it('finds every entry under each of its names', () => {
    for (const entry of entries) {
      for (const name of namesOf(entry)) {
        const found = resolveUnit(name, directory);
        expect([name, found.kind]).toEqual([name, entry.kind]);
      }
    }
  });

  it('takes the longest name', () => {
    expect(directory.lengthAt('区政府办负责', 0)).toBe(4);
    expect(directory.lengthAt('区委宣传部', 0)).toBe(5);
    expect(directory.lengthAt('无此单位', 0)).toBe(0);
  });

  it('restores nothing silently: a name without its prefix is unknown, with the likely one first', () => {
    const found = resolveUnit('教育局', directory);
    expect(found.kind === 'unknown' ? found.suggestions[0] : null).toMatchObject({
      id: 'u-jyj',
      name: '区教育局',
    });
  });

  it('offers a few near names at most, and none for words unlike any', () => {
    const near = resolveUnit('区市监局', directory);
    expect(near.kind === 'unknown' ? near.suggestions.length : 0).toBeLessThanOrEqual(5);
    expect(resolveUnit('qwerty', directory)).toEqual({ kind: 'unknown', suggestions: [] });
  });

  it('takes no two bodies for near because they are of one kind', () => {
    const found = resolveUnit('临河街道', directory);
    expect(found).toEqual({ kind: 'unknown', suggestions: [] });
  });

  it('asks about named units only, and not without a directory', () => {
    const unit = { unitText: '区某局', kind: 'unit', role: 'lead', mode: null } as const;
    const group = { unitText: '各某单位', kind: 'group', role: 'support', mode: null } as const;
    expect(unknownUnits([unit, group], directory).map(({ code }) => code)).toEqual(['unit.unknown']);
    expect(unknownUnits([unit], null)).toEqual([]);
  });

  it('never throws and never invents', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const found = resolveUnit(name, directory);
        if (found.kind !== 'unknown') expect(directory.byName.has(found.matchedName)).toBe(true);
        else for (const { likeness } of found.suggestions) expect(likeness).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has members that exist and know their groups', () => {
    const ids = new Set(entries.map(({ id }) => id));
    for (const entry of entries) {
      const others = entry.kind === 'group' ? entry.members : entry.memberOfGroups;
      expect(others.filter((id) => !ids.has(id))).toEqual([]);
      for (const other of entries) {
        if (entry.kind !== 'group' || other.kind !== 'unit') continue;
        expect(other.memberOfGroups.includes(entry.id)).toBe(entry.members.includes(other.id));
      }
    }
  });
});
