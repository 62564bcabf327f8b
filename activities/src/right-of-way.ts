import { setTimeout } from 'node:timers/promises';

/** Longest pause between two pieces of the same bulk work; what comes later begins anew. */
const WORK_GOES_ON_MS = 1_000;
/** How long after a person's command bulk work keeps out of the way: about the pause between two clicks. */
const PEOPLE_ABOUT_MS = 1_500;
/** A rest is so many times as long as the piece before it: what a start sets off goes on behind it, in engine and worker. */
const REST_TIMES = 5;
/** Longest rest after a piece of bulk work; a piece that took longer was itself held up by others. */
const REST_MAX_MS = 100;

/** Pieces of bulk work at a time while nobody is about: enough to keep an engine busy, and whoever comes waits for no more. */
const WIDE_MAX = 5;

/**
 * People before bulk work, within one worker. While nobody sends commands, bulk work runs several pieces wide, one more
 * after each that is done, so that whoever comes as it begins meets little of it; while somebody does, one piece at a
 * time, each followed by a longer rest, so that most of the time and all but one of the hands are free for people. What
 * has not begun when somebody comes is done the second way. Nothing waits without end: a piece waits for those before
 * it only.
 */
export class RightOfWay {
  private lastPersonAt = Number.NEGATIVE_INFINITY;
  private lastPieceAt = Number.NEGATIVE_INFINITY;
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private width = 1;
  private isResting = false;

  /** `now`: milliseconds of a clock that never goes back. `rest`: waits so many. */
  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly rest: (ms: number) => Promise<void> = (ms) => setTimeout(ms),
  ) {}

  /** Somebody's command is here. */
  person(): void {
    this.lastPersonAt = this.now();
    this.width = 1;
  }

  /** Does a piece of bulk work when its turn has come; its failure is its caller's alone. */
  async giveWay<T>(work: () => Promise<T>): Promise<T> {
    await this.turn();
    const since = this.now();
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.lastPieceAt = this.now();
      void this.goOn(this.now() - since);
    }
  }

  private turn(): Promise<void> {
    if (this.running === 0 && this.now() - this.lastPieceAt > WORK_GOES_ON_MS) this.width = 1;
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.letIn();
    });
  }

  private letIn(): void {
    while (this.isFree()) {
      const next = this.waiting.shift();
      if (next === undefined) return;
      this.running += 1;
      next();
    }
  }

  private isFree(): boolean {
    return this.peopleAreAbout() ? this.running === 0 && !this.isResting : this.running < this.width;
  }

  /** After a piece that took so long. */
  private async goOn(tookMs: number): Promise<void> {
    if (this.peopleAreAbout() && !this.isResting) {
      this.isResting = true;
      await this.rest(Math.min(REST_MAX_MS, REST_TIMES * tookMs));
      this.isResting = false;
    }
    if (!this.peopleAreAbout()) this.width = Math.min(WIDE_MAX, this.width + 1);
    this.letIn();
  }

  private peopleAreAbout(): boolean {
    return this.now() - this.lastPersonAt < PEOPLE_ABOUT_MS;
  }
}
