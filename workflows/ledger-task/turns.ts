/**
 * A fair queue: one act at a time, in the order in which they asked. Handlers of a workflow interleave at every await,
 * so whatever reads the replica, commits and folds the answer takes its turn here.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs `act` after all that asked before. Its failure is its caller's alone: the next one has its turn. */
  take<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.last.then(act);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
