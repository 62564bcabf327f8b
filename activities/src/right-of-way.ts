import { setTimeout } from 'node:timers/promises';

/** How long after a person's command bulk work keeps out of the way: about the pause between two clicks. */
const PEOPLE_ABOUT_MS = 1_500;
/** Longest rest after a piece of bulk work; a piece that took longer was itself held up by others. */
const REST_MAX_MS = 100;

/**
 * People before bulk work, within one worker. While nobody sends commands, bulk work runs as wide as it likes; while
 * somebody does, one piece at a time, each followed by a rest as long as itself, so that at least half of the time and
 * all but one of the hands are free for people. Nothing waits without end: a piece waits for those before it only.
 */
export class RightOfWay {
  private lastPersonAt = Number.NEGATIVE_INFINITY;
  private last: Promise<unknown> = Promise.resolve();

  /** `now`: milliseconds of a clock that never goes back. `rest`: waits so many. */
  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly rest: (ms: number) => Promise<void> = (ms) => setTimeout(ms),
  ) {}

  /** Somebody's command is here. */
  person(): void {
    this.lastPersonAt = this.now();
  }

  /** Does a piece of bulk work when its turn has come; its failure is its caller's alone. */
  giveWay<T>(work: () => Promise<T>): Promise<T> {
    if (!this.peopleAreAbout()) return work();
    const done = this.last.then(() => this.gently(work));
    this.last = done.then(
      ({ restMs }) => this.rest(restMs),
      () => undefined,
    );
    return done.then(({ result }) => result);
  }

  private async gently<T>(work: () => Promise<T>): Promise<{ result: T; restMs: number }> {
    const since = this.now();
    const result = await work();
    return { result, restMs: this.peopleAreAbout() ? Math.min(REST_MAX_MS, this.now() - since) : 0 };
  }

  private peopleAreAbout(): boolean {
    return this.now() - this.lastPersonAt < PEOPLE_ABOUT_MS;
  }
}
