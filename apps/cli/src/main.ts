import fs from 'node:fs';
import path from 'node:path';
import type { Surroundings } from './command/command.js';
import { readCommandLine, takeLanguage } from './command/command-line.js';
import { commands } from './command/commands.js';
import { commandHelp, overview } from './command/help.js';
import { exitCodes, type ExitCode } from './command/problem.js';
import { tellError } from './command/tell-error.js';
import { createTerminal, type Terminal } from './terminal/terminal.js';
import { languageOf } from './terminal/text.js';

/** The clone: this file is compiled to `dist/apps/cli/src/main.js`. */
const root = path.resolve(import.meta.dirname, '../../../..');

function version(): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

async function main(words: readonly string[]): Promise<ExitCode> {
  const streams = { input: process.stdin, output: process.stdout, error: process.stderr };
  let terminal = createTerminal(streams, languageOf(process.env));
  const interruption = interruptible();
  try {
    const { language, rest } = takeLanguage(words);
    if (language !== undefined) terminal = createTerminal(streams, language);
    return await run(rest, terminal, interruption.signal);
  } catch (error) {
    if (interruption.signal.aborted) {
      terminal.tell({ zh: '已中断；再次执行会接着做。', en: 'Interrupted; run it again to go on.' });
      return exitCodes.interrupted;
    }
    return tellError(terminal, error);
  } finally {
    interruption.end();
  }
}

async function run(words: readonly string[], terminal: Terminal, signal: AbortSignal): Promise<ExitCode> {
  const asked = readCommandLine(words, commands);
  if (asked.kind === 'version') {
    terminal.print(version());
    return exitCodes.ok;
  }
  if (asked.kind === 'help') {
    const lines =
      asked.command === undefined
        ? overview(commands, terminal.phrase, version())
        : commandHelp(asked.command, terminal.phrase, terminal.language);
    for (const line of lines) terminal.print(line);
    return exitCodes.ok;
  }
  const home = path.resolve(process.env['TAIZHANG_HOME'] || path.join(root, '.taizhang'));
  const surroundings: Surroundings = { terminal, env: process.env, root, home, signal };
  return asked.command.run(asked.given, surroundings);
}

/** A signal that Ctrl-C and SIGTERM raise; what runs is then expected to come to its end. */
function interruptible(): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const raise = (): void => controller.abort();
  process.on('SIGINT', raise).on('SIGTERM', raise);
  return { signal: controller.signal, end: () => process.off('SIGINT', raise).off('SIGTERM', raise) };
}

/** A reader that went away (`taizhang … | head`) is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.ok);
});

process.exitCode = await main(process.argv.slice(2));
