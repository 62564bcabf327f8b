import { parseArgs, type ParseArgsConfig } from 'node:util';
import { languages, type Language } from '../terminal/text.js';
import type { Command, Given } from './command.js';
import { usageProblem } from './problem.js';

/** What was asked for. */
export type Asked =
  | { kind: 'help'; command: Command | undefined }
  | { kind: 'version' }
  | { kind: 'run'; command: Command; given: Given };

/** `--lang` wherever it stands, and the rest of the words. Throws a usage problem for another language. */
export function takeLanguage(words: readonly string[]): { language: Language | undefined; rest: string[] } {
  const rest: string[] = [];
  let language: Language | undefined;
  for (let n = 0; n < words.length; n += 1) {
    const word = words[n] ?? '';
    if (word !== '--lang' && !word.startsWith('--lang=')) {
      rest.push(word);
      continue;
    }
    const wanted = word === '--lang' ? words[(n += 1)] : word.slice('--lang='.length);
    language = languages.find((known) => known === wanted);
    if (language === undefined)
      throw usageProblem({ zh: `--lang 只能是 zh、en 或 both。`, en: `--lang is zh, en or both.` });
  }
  return { language, rest };
}

/**
 * Finds the command that the words name (the longest name wins) and reads its arguments and options. Throws a usage
 * problem that names the word which was not understood.
 */
export function readCommandLine(words: readonly string[], commands: readonly Command[]): Asked {
  if (words.includes('--version') || words[0] === 'version') return { kind: 'version' };
  const wantsHelp = words.includes('--help') || words.includes('-h');
  const names = words[0] === 'help' ? words.slice(1) : words;
  const command = commandNamed(names, commands);
  if (wantsHelp || words[0] === 'help' || words.length === 0) return { kind: 'help', command };
  if (command === undefined) throw unknownCommand(words, commands);
  return { kind: 'run', command, given: readGiven(command, words.slice(command.name.split(' ').length)) };
}

function commandNamed(words: readonly string[], commands: readonly Command[]): Command | undefined {
  const matches = commands.filter((command) => command.name.split(' ').every((part, n) => words[n] === part));
  return matches.sort((a, b) => b.name.split(' ').length - a.name.split(' ').length)[0];
}

function unknownCommand(words: readonly string[], commands: readonly Command[]): Error {
  const first = words[0] ?? '';
  const group = commands.filter((command) => command.name.startsWith(`${first} `));
  if (group.length === 0)
    return usageProblem({ zh: `没有“${first}”这个命令。`, en: `There is no command “${first}”.` });
  const list = group.map((command) => command.name).join(', ');
  return usageProblem({ zh: `“${first}”需要指明：${list}。`, en: `“${first}” needs one of: ${list}.` });
}

function readGiven(command: Command, words: readonly string[]): Given {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, spec] of Object.entries(command.options ?? {}))
    options[name] =
      spec.type === 'flag'
        ? { type: 'boolean', ...(spec.short === undefined ? {} : { short: spec.short }) }
        : { type: 'string', multiple: spec.multiple ?? false };
  const { values, positionals } = parsed(command, words, options);
  checkArguments(command, positionals);
  return {
    arguments: positionals,
    flag: (name) => values[name] === true,
    value: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    values: (name) => (Array.isArray(values[name]) ? values[name].filter((v) => typeof v === 'string') : []),
  };
}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

function parsed(
  command: Command,
  words: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const option = /'(-[^' ]+)/.exec(message)?.[1] ?? message;
    throw usageProblem(
      {
        zh: `选项 ${option} 不可用，或缺少它的值。`,
        en: `The option ${option} is unknown or lacks its value.`,
      },
      command.name,
    );
  }
}

function checkArguments(command: Command, given: readonly string[]): void {
  const wanted = command.arguments ?? [];
  const needed = wanted.filter((name) => !name.startsWith('['));
  const missing = needed[given.length];
  if (missing !== undefined)
    throw usageProblem(
      { zh: `缺少参数 ${missing}。`, en: `The argument ${missing} is missing.` },
      command.name,
    );
  const extra = given[wanted.length];
  if (extra !== undefined)
    throw usageProblem(
      { zh: `多出参数“${extra}”。`, en: `“${extra}” is one argument too many.` },
      command.name,
    );
}
