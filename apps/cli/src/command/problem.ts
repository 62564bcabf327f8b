import type { Text } from '../terminal/text.js';

/** How a command ended, for scripts. */
export const exitCodes = {
  ok: 0,
  /** It could not be done; the sentence says why and what to do. */
  failed: 1,
  /** The command line itself was wrong. */
  usage: 2,
  /** Something must be decided first; nothing was changed. */
  undecided: 3,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Something a person can act on: what is wrong, and what to do. */
export class CliProblem extends Error {
  constructor(
    readonly code: string,
    readonly text: Text,
    readonly remedy: Text,
    readonly exitCode: ExitCode = exitCodes.failed,
  ) {
    super(`${text.en} ${remedy.en}`);
    this.name = 'CliProblem';
  }
}

/** The command line was wrong. */
export function usageProblem(text: Text, command = ''): CliProblem {
  const help = `taizhang ${command === '' ? '' : `${command} `}--help`;
  return new CliProblem(
    'usage.invalid',
    text,
    { zh: `用法见 ${help}。`, en: `See ${help}.` },
    exitCodes.usage,
  );
}

/** A problem of a library, which carries the same fields under its own class. */
export function isSpokenProblem(error: unknown): error is { code: string; text: Text; remedy: Text } {
  if (typeof error !== 'object' || error === null) return false;
  const { code, text, remedy } = error as { code?: unknown; text?: unknown; remedy?: unknown };
  return typeof code === 'string' && isText(text) && isText(remedy);
}

function isText(value: unknown): value is Text {
  const text = value as Partial<Text> | null;
  return (
    typeof text === 'object' && text !== null && typeof text.zh === 'string' && typeof text.en === 'string'
  );
}
