import type { Logger } from '#telemetry';

/** What must be closed at the end, in the reverse order of its opening. */
export class Closers {
  private readonly waiting: { what: string; close: () => Promise<void> }[] = [];

  constructor(private readonly logger: Logger) {}

  add(what: string, close: () => Promise<void>): void {
    this.waiting.push({ what, close });
  }

  /** Closes everything; one that fails is told and keeps nothing else from being closed. */
  async close(): Promise<void> {
    for (const { what, close } of this.waiting.splice(0).reverse()) {
      try {
        await close();
      } catch (err) {
        this.logger.warn({ err }, `${what} did not close`);
      }
    }
  }
}
