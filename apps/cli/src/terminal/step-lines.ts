import type { Terminal } from './terminal.js';
import type { Text } from './text.js';

/** A step that takes longer than this says so while it runs. */
const QUIET_MS = 2_000;
const REMIND_MS = 5_000;

/**
 * Progress as lines: `✓ step (1.2 s)` when a step is done, and a line in between when it takes long. Lines are never
 * rewritten, so that they read the same in a terminal, a log and a pipe.
 */
export class StepLines {
  private readonly startedAt = new Map<string, number>();
  private readonly toldAt = new Map<string, number>();

  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Runs one step of ours between its two lines. */
  async run<T>(name: Text, work: (say: (detail: string) => void) => Promise<T>): Promise<T> {
    const key = name.en;
    let last = '';
    const ticker = setInterval(() => this.going(key, name, last), 1_000);
    this.startedAt.set(key, this.now());
    try {
      const result = await work((detail) => {
        last = detail;
        this.going(key, name, detail);
      });
      this.done(key, name, '');
      return result;
    } finally {
      clearInterval(ticker);
      this.startedAt.delete(key);
    }
  }

  /** Says that a step still runs, at most every few seconds. `detail` is free of language. */
  going(key: string, name: Text, detail: string): void {
    const now = this.now();
    const started = this.startedAt.get(key) ?? now;
    this.startedAt.set(key, started);
    const silentFor = now - (this.toldAt.get(key) ?? started);
    if (silentFor < (this.toldAt.has(key) ? REMIND_MS : QUIET_MS)) return;
    this.toldAt.set(key, now);
    this.terminal.tell(`· ${this.line(name, detail)} … ${seconds(now - started)}`);
  }

  /** Says that a step is done; the time counts from its first mention unless it is given. */
  done(key: string, name: Text, detail: string, elapsedMs?: number): void {
    const started = this.startedAt.get(key) ?? this.now();
    this.terminal.tell(`✓ ${this.line(name, detail)} (${seconds(elapsedMs ?? this.now() - started)})`);
    this.startedAt.delete(key);
    this.toldAt.delete(key);
  }

  private line(name: Text, detail: string): string {
    const words = this.terminal.phrase(name);
    return detail === '' ? words : `${words}: ${detail}`;
  }
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
