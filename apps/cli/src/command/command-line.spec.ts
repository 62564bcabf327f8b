import type { Command } from './command.js';
import { readCommandLine, takeLanguage } from './command-line.js';
import { commandHelp, overview } from './help.js';
import { CliProblem, exitCodes } from './problem.js';

const text = { zh: '说明', en: 'words' };
const run = (): Promise<0> => Promise.resolve(0);
const parse: Command = {
  name: 'ledger parse',
  summary: text,
  arguments: ['FILE'],
  options: {
    json: { type: 'flag', help: text },
    year: { type: 'value', value: 'YEAR', help: text },
    resolve: { type: 'value', value: 'GROUP=UNITS', help: text, multiple: true },
  },
  run,
};
const up: Command = { name: 'up', summary: text, run };
const commands = [up, parse];

const problemOf = (words: string[]): CliProblem => {
  try {
    readCommandLine(words, commands);
  } catch (error) {
    if (error instanceof CliProblem) return error;
  }
  throw new Error('no problem was found');
};

describe('the command line', () => {
  it('finds a command of two words and reads its options', () => {
    const words = [
      'ledger',
      'parse',
      'a.txt',
      '--json',
      '--resolve',
      'x=y',
      '--resolve=z=w',
      '--year',
      '2027',
    ];
    const asked = readCommandLine(words, commands);
    if (asked.kind !== 'run') throw new Error('not a command');
    expect(asked.command.name).toBe('ledger parse');
    expect(asked.given.arguments).toEqual(['a.txt']);
    expect(asked.given.flag('json')).toBe(true);
    expect(asked.given.value('year')).toBe('2027');
    expect(asked.given.values('resolve')).toEqual(['x=y', 'z=w']);
    expect(asked.given.value('resolve')).toBeUndefined();
  });

  it.each([
    [['nothing'], 'nothing'],
    [['ledger'], 'ledger parse'],
    [['ledger', 'parse'], 'FILE'],
    [['ledger', 'parse', 'a', 'b'], 'b'],
    [['ledger', 'parse', 'a', '--wrong'], '--wrong'],
    [['ledger', 'parse', 'a', '--year'], '--year'],
  ])('refuses %j and names %s', (words, named) => {
    const problem = problemOf(words);
    expect(problem.exitCode).toBe(exitCodes.usage);
    expect(problem.text.zh).toContain(named);
    expect(problem.text.en).toContain(named);
  });

  it('gives help for everything and for one command', () => {
    expect(readCommandLine([], commands)).toEqual({ kind: 'help', command: undefined });
    expect(readCommandLine(['ledger', 'parse', '--help'], commands)).toEqual({
      kind: 'help',
      command: parse,
    });
    expect(readCommandLine(['help', 'up'], commands)).toEqual({ kind: 'help', command: up });
    const english = overview(commands, (t) => t.en, '1').join('\n');
    expect(english).toContain('ledger parse');
    expect(commandHelp(parse, (t) => t.en, 'en').join('\n')).toContain('--resolve GROUP=UNITS');
  });

  it('takes the language from wherever it stands', () => {
    expect(takeLanguage(['up', '--lang', 'en'])).toEqual({ language: 'en', rest: ['up'] });
    expect(takeLanguage(['--lang=zh', 'up'])).toEqual({ language: 'zh', rest: ['up'] });
    expect(() => takeLanguage(['--lang', 'fr'])).toThrow(CliProblem);
  });
});
