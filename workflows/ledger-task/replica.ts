import { evolve, upcast } from '#domain';
import type { EpochMs, Task } from '#domain';
import type { CommitAnswer, LoadedTask, ReplicaView } from '#temporal';

/**
 * The workflow's own copy of the task: always a fold of committed events, never of anything decided here. Whatever
 * the workflow does next depends on `wakeAt` and `closed` as the record told them, so a replay needs no law.
 */
export class Replica {
  private state: Task | null = null;
  private wake: EpochMs | null = null;
  private isClosed = false;
  private isLoaded = false;

  get loaded(): boolean {
    return this.isLoaded;
  }

  get task(): Task | null {
    return this.state;
  }

  /** Number of events folded. */
  get seq(): number {
    return this.state?.seq ?? 0;
  }

  /** When time alone will do something next. */
  get wakeAt(): EpochMs | null {
    return this.wake;
  }

  /** Nothing left to do: the row is closed, or nobody issued it. */
  get over(): boolean {
    return this.isLoaded && (this.isClosed || this.state === null);
  }

  view(): ReplicaView {
    return { task: this.state, wakeAt: this.wake };
  }

  replace(loaded: LoadedTask): void {
    this.state = loaded.task;
    this.wake = loaded.wakeAt;
    this.isClosed = loaded.closed;
    this.isLoaded = true;
  }

  /**
   * Folds the events of an answer. False, with nothing changed, when they do not lead from here to there: too many
   * for one answer, or a record restored to an earlier state. Then the task must be loaded again.
   */
  follow(answer: CommitAnswer): boolean {
    if (this.seq + answer.events.length !== answer.seq) return false;
    for (const event of answer.events) this.state = evolve(this.state, upcast(event));
    this.wake = answer.wakeAt;
    this.isClosed = answer.closed;
    return true;
  }
}
