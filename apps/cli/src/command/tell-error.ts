import { ConfigurationError } from '#telemetry';
import type { Terminal } from '../terminal/terminal.js';
import { CliProblem, exitCodes, isSpokenProblem, type ExitCode } from './problem.js';

/** Says what went wrong in words a person can act on, and gives the exit code. */
export function tellError(terminal: Terminal, error: unknown): ExitCode {
  if (error instanceof ConfigurationError) {
    for (const { key, code, text } of error.problems)
      terminal.tell(`✗ ${key}: ${terminal.words(text)} [${code}]`);
    return exitCodes.failed;
  }
  if (isSpokenProblem(error)) {
    terminal.tell(`✗ ${terminal.words(error.text)} [${error.code}]`);
    for (const line of terminal.words(error.remedy).split('\n')) terminal.tell(`  ${line}`);
    tellCause(terminal, error);
    return error instanceof CliProblem ? error.exitCode : exitCodes.failed;
  }
  terminal.tell({
    zh: '✗ 出现了没有预料到的错误，请把下面的内容发给维护者。',
    en: '✗ Something unexpected went wrong; please send the lines below to the maintainers.',
  });
  terminal.tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.failed;
}

/** The last lines of a log, or the message of a driver, are worth more than a guess. */
function tellCause(terminal: Terminal, error: object): void {
  const cause = (error as { cause?: unknown }).cause;
  if (!(cause instanceof Error) || cause.message === '') return;
  for (const line of cause.message.split('\n').slice(-15)) terminal.tell(`    ${line}`);
}
