import { commandKinds } from '#domain';
import fs from 'node:fs';
import path from 'node:path';
import { en } from './en/index.js';
import { createI18n } from './i18n.js';
import { zh } from './zh/index.js';

type Tree = { [key: string]: Tree | string };

/** Every text by its full key. */
function flat(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

const chinese = flat(zh);
const english = flat(en);
const withoutPlural = (key: string): string => key.replace(/_(one|other)$/, '');
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => String(name)).toSorted();

describe('the two languages', () => {
  it('have the same keys', () => {
    const keysOf = (texts: Map<string, string>): string[] =>
      [...new Set([...texts.keys()].map(withoutPlural))].toSorted();
    expect(keysOf(english)).toEqual(keysOf(chinese));
  });

  it('name the same values in each text', () => {
    const different = [...english]
      .filter(([key]) => !key.endsWith('_one'))
      .filter(([key, text]) => placeholders(text).join() !== placeholders(chinese.get(key) ?? '').join())
      .map(([key]) => key);
    expect(different).toEqual([]);
  });

  it('leave nothing empty but hints that need no words', () => {
    const blank = [...chinese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(blank.filter((key) => !key.endsWith('.hint'))).toEqual([]);
  });

  it('mix no Chinese into the English', () => {
    const mixed = [...english].filter(
      ([key, text]) => /\p{Script=Han}/u.test(text) && key !== 'shell.language.zh',
    );
    expect(mixed).toEqual([]);
  });

  it('count one thing as one in English', () => {
    const { t } = createI18n('en');
    expect(t('shell.time.workdaysLeft', { count: 1 })).toBe('1 working day left');
    expect(t('shell.time.workdaysLeft', { count: 6 })).toBe('6 working days left');
    expect(createI18n('zh').t('shell.time.workdaysLeft', { count: 1 })).toBe('剩 1 个工作日');
  });

  it('have a word for each light, so that no colour stands alone', () => {
    expect(Object.values(zh.words.light)).toEqual(['正常', '临期', '滞后', '逾期']);
    expect(new Set(Object.values(en.words.light)).size).toBe(4);
  });

  it('have a name for every command of a person', () => {
    const named = Object.keys(zh.commands.kind);
    expect(
      commandKinds.filter((kind) => kind !== 'issue' && kind !== 'tick' && !named.includes(kind)),
    ).toEqual([]);
  });
});

describe('the pages', () => {
  it('have no Chinese of their own: every text stands in the catalogues', () => {
    const root = path.resolve(import.meta.dirname, '../..');
    const sources = fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx') && !file.includes('.spec.') && !file.includes('spec-kit'));
    const withHan = sources.filter((file) => {
      const code = fs.readFileSync(path.join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return /\p{Script=Han}|[，。；：（）]/u.test(code);
    });
    expect(withHan).toEqual([]);
  });
});
