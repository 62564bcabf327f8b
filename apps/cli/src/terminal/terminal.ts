import readline from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Language, Text } from './text.js';
import { say } from './text.js';

/** Where a command speaks and listens. Results go to `print`; progress and problems to `tell`, so that pipes stay clean. */
export interface Terminal {
  readonly language: Language;
  /** Columns of the terminal; 100 where there is none. */
  readonly width: number;
  /** Whether a person sits in front of it who can be asked. */
  readonly interactive: boolean;
  /** The sentence in the language of the terminal. */
  readonly words: (this: void, text: Text) => string;
  /** The same on one line whatever its length, for columns. */
  readonly phrase: (this: void, text: Text) => string;
  print(line: string | Text): void;
  tell(line: string | Text): void;
  /** Asks a person; only where `interactive`. An empty answer is an answer. */
  ask(question: Text): Promise<string>;
  /** Everything on standard input, as text; rejects beyond the bound. */
  readAll(): Promise<string>;
}

export interface TerminalStreams {
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean; columns?: number };
  error: Writable & { isTTY?: boolean };
}

/** Most that a command reads from standard input. */
const INPUT_BYTES_MAX = 64 * 1024 * 1024;

export function createTerminal(streams: TerminalStreams, language: Language): Terminal {
  const { input, output, error } = streams;
  const width = output.columns ?? 100;
  const words = (text: Text): string => say(text, language, width);
  const write = (to: Writable, line: string | Text): void => {
    to.write(`${typeof line === 'string' ? line : words(line)}\n`);
  };
  return {
    language,
    width,
    interactive: input.isTTY === true && error.isTTY === true,
    words,
    phrase: (text) => say(text, language, Infinity),
    print: (line) => write(output, line),
    tell: (line) => write(error, line),
    ask: (question) => askPerson(input, error, words(question)),
    readAll: () => readAll(input),
  };
}

async function askPerson(input: Readable, output: Writable, question: string): Promise<string> {
  const lines = readline.createInterface({ input, output });
  try {
    return (await lines.question(`${question} `)).trim();
  } finally {
    lines.close();
  }
}

async function readAll(input: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > INPUT_BYTES_MAX) throw new Error('standard input is longer than 64 MB');
    chunks.push(bytes);
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(Buffer.concat(chunks));
}
