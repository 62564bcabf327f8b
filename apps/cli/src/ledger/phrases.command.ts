import { parseDeadline, parseResponsibility } from '#intake';
import type { Command } from '../command/command.js';
import { CliProblem, exitCodes, usageProblem } from '../command/problem.js';

/** Reads phrases, each alone: one JSON object per line in, one per line out (LEDGER section 8). */
export const phrasesCommand: Command = {
  name: 'ledger phrases',
  summary: {
    zh: '逐行解析分工或时限短语（标准输入）',
    en: 'read responsibility or deadline phrases from standard input',
  },
  arguments: ['KIND'],
  about: {
    zh: 'KIND 为 responsibility 或 deadline；每行输入 {"id","text","ref_year"?}，每行输出 {"id","assignments"} 或 {"id","deadline"}。',
    en: 'KIND is responsibility or deadline; each line in is {"id","text","ref_year"?}, each line out {"id","assignments"} or {"id","deadline"}.',
  },
  options: { json: { type: 'flag', help: { zh: '输出 JSON(默认)', en: 'as JSON lines (the default)' } } },
  examples: ['taizhang ledger phrases deadline --json < phrases.jsonl'],
  run: async (given, { terminal }) => {
    const read = readers[given.arguments[0] ?? ''];
    if (read === undefined)
      throw usageProblem(
        { zh: 'KIND 只能是 responsibility 或 deadline。', en: 'KIND is responsibility or deadline.' },
        'ledger phrases',
      );
    const lines = (await terminal.readAll()).split('\n');
    lines.forEach((line, n) => {
      if (line.trim() !== '') terminal.print(JSON.stringify(read(phraseOf(line, n + 1))));
    });
    return exitCodes.ok;
  },
};

interface Phrase {
  id: string | number;
  text: string;
  ref_year?: number | null;
}

const readers: Readonly<Record<string, (phrase: Phrase) => object>> = {
  responsibility: ({ id, text }) => ({ id, assignments: parseResponsibility(text).assignments }),
  deadline: ({ id, text, ref_year }) => ({ id, deadline: parseDeadline(text, ref_year ?? null).deadline }),
};

function phraseOf(line: string, number: number): Phrase {
  const value = parsed(line) as Partial<Phrase> | null;
  if (typeof value === 'object' && value !== null && value.id !== undefined && typeof value.text === 'string')
    return value as Phrase;
  throw new CliProblem(
    'phrases.malformed',
    {
      zh: `第 ${number} 行不是 {"id","text"} 形式的 JSON。`,
      en: `Line ${number} is no JSON object {"id","text"}.`,
    },
    { zh: '每行一个对象，UTF-8 编码。', en: 'One object per line, in UTF-8.' },
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
