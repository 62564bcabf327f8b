import type { Terminal } from '../terminal/terminal.js';
import type { Text } from '../terminal/text.js';
import type { ExitCode } from './problem.js';

export interface FlagOption {
  readonly type: 'flag';
  readonly help: Text;
  readonly short?: string;
}

export interface ValueOption {
  readonly type: 'value';
  /** Name of the value in the help, e.g. `FILE`. */
  readonly value: string;
  readonly help: Text;
  readonly multiple?: boolean;
}

export type OptionSpec = FlagOption | ValueOption;

/** What a command was given. Options that were not given are absent. */
export interface Given {
  readonly arguments: readonly string[];
  flag(name: string): boolean;
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

/** What every command may use of its surroundings. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  /** Root of the clone. */
  readonly root: string;
  /** Directory of everything that is kept. */
  readonly home: string;
  /** Raised by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
}

export interface Command {
  /** Words after `taizhang`, e.g. `ledger import`. */
  readonly name: string;
  readonly summary: Text;
  /** Longer explanation, shown by `--help`. */
  readonly about?: Text;
  /** Names of the arguments in order; one in brackets may be left out. */
  readonly arguments?: readonly string[];
  readonly options?: Readonly<Record<string, OptionSpec>>;
  readonly examples?: readonly string[];
  run(given: Given, surroundings: Surroundings): Promise<ExitCode>;
}
