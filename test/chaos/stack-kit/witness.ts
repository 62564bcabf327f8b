/** A command that was answered with 200. */
export interface Acknowledged {
  task: string;
  key: string;
  seq: number;
}

/** What all clients together have seen. */
export class Witness {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that made somebody ask again, e.g. `503 engine.unavailable postgres`, with their number. */
  private readonly troubles = new Map<string, number>();

  trouble(what: string): void {
    this.troubles.set(what, (this.troubles.get(what) ?? 0) + 1);
  }

  /** The troubles since the last call, most frequent first. */
  takeTroubles(): [string, number][] {
    const seen = [...this.troubles].sort(([, a], [, b]) => b - a);
    this.troubles.clear();
    return seen;
  }
}
