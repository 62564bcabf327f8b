import { until } from '../../kit/until.js';
import type { Chance } from './chance.js';
import { type Cast, playLifecycle } from './lifecycle.js';

interface ClientState {
  done: boolean;
  /** When a command of this client was acknowledged last, by `performance.now()`. */
  lastAt: number;
}

/** Several clients, each playing one row after the other until none is left. */
export class Traffic {
  /** Resolves when every row is finished; rejects when a client met anything but a delay. */
  readonly finished: Promise<void>;
  private readonly clients: ClientState[];
  private acknowledged = 0;
  private failure: unknown;

  constructor(cast: Cast, tasks: readonly string[], clients: number, chance: Chance) {
    const left = [...tasks];
    this.clients = Array.from({ length: clients }, () => ({ done: false, lastAt: 0 }));
    this.finished = Promise.all(
      this.clients.map((client) => this.play(client, cast, left, chance.fork())),
    ).then(() => undefined);
    this.finished.catch((error: unknown) => (this.failure = error));
  }

  /** Waits for the `count`-th acknowledgement of this traffic. */
  async reaches(count: number): Promise<void> {
    await until(`acknowledgement number ${count}`, () => {
      if (this.failure !== undefined) return true;
      return this.acknowledged >= count;
    });
    if (this.failure !== undefined) await this.finished;
  }

  /** Waits until every client that still has something to do had an acknowledgement after that instant. */
  async goesOnAfter(instant: number, limitMs: number): Promise<void> {
    const moves = ({ done, lastAt }: ClientState): boolean => done || lastAt > instant;
    await until(
      'every client to go on',
      () => this.failure !== undefined || this.clients.every(moves),
      limitMs,
    );
    if (this.failure !== undefined) await this.finished;
  }

  private async play(client: ClientState, cast: Cast, left: string[], chance: Chance): Promise<void> {
    for (let task = left.shift(); task !== undefined; task = left.shift())
      await playLifecycle(cast, task, chance, () => {
        this.acknowledged += 1;
        client.lastAt = performance.now();
      });
    client.done = true;
  }
}
