import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const spec = fs.readFileSync(path.join(root, 'libs/domain/SPEC.md'), 'utf8');
const laws = [...spec.matchAll(/^\| ([A-Z]\d+) \|/gm)].map((match) => match[1] ?? '');

/** Names of laws in brackets, in the tests of the whole repository. */
function cited(): Set<string> {
  const found = new Set<string>();
  for (const folder of ['libs', 'workflows', 'activities', 'apps', 'test'])
    for (const file of fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }))
      if (/\.spec(-kit)?\.tsx?$/.test(file))
        for (const match of fs
          .readFileSync(path.join(root, folder, file), 'utf8')
          .matchAll(/['"`]\[([A-Z]\d+)\]/g))
          found.add(match[1] ?? '');
  return found;
}

describe('the laws of SPEC.md', () => {
  it('have one number each', () => {
    expect(laws.length).toBeGreaterThan(40);
    expect(new Set(laws).size).toBe(laws.length);
  });

  it('are all cited by a test, and no test cites another one', () => {
    const names = cited();
    expect(laws.filter((law) => !names.has(law))).toEqual([]);
    expect([...names].filter((name) => !laws.includes(name))).toEqual([]);
  });
});
