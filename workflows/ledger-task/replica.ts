import { evolve, upcast } from '#domain';
import type { EpochMs, Task, TaskEvent } from '#domain';
import type { CommitAnswer, LoadedTask, ReplicaView } from '#temporal';

/**
 * The workflow's own copy of the task: always a fold of committed events, never of anything decided here. What the
 * workflow does next depends on `seq`, `wakeAt` and `over` alone, as the record told them. The events are folded only
 * when somebody looks, so a replay runs no law at all, and no later law can break it.
 */
export class Replica {
  private state: Task | null = null;
  private unfolded: TaskEvent[] = [];
  private known = 0;
  private isClosed = false;
  private isLoaded = false;

  /** `wake`: when time alone will do something next, as far as that is known before the record is looked at. */
  constructor(private wake: EpochMs | null = null) {}

  get loaded(): boolean {
    return this.isLoaded;
  }

  /** Number of events of the record that stand behind this copy. */
  get seq(): number {
    return this.known;
  }

  /** When time alone will do something next. */
  get wakeAt(): EpochMs | null {
    return this.wake;
  }

  /** Nothing left to do: the row is closed, or nobody issued it. */
  get over(): boolean {
    return this.isLoaded && (this.isClosed || this.known === 0);
  }

  /** The task. Throws when its state is one that this release of the law cannot fold. */
  get task(): Task | null {
    let state = this.state;
    for (const event of this.unfolded) state = evolve(state, upcast(event));
    this.state = state;
    this.unfolded = [];
    return state;
  }

  view(): ReplicaView {
    return { task: this.task, wakeAt: this.wake };
  }

  replace(loaded: LoadedTask): void {
    this.state = loaded.task;
    this.unfolded = [];
    this.known = loaded.task?.seq ?? 0;
    this.wake = loaded.wakeAt;
    this.isClosed = loaded.closed;
    this.isLoaded = true;
  }

  /**
   * Takes over the events of an answer. False, with nothing changed, when they do not lead from here to there: too
   * many for one answer, or a record restored to an earlier state. Then the task must be loaded again.
   */
  follow(answer: CommitAnswer): boolean {
    if (this.known + answer.events.length !== answer.seq) return false;
    this.unfolded.push(...answer.events);
    this.known = answer.seq;
    this.wake = answer.wakeAt;
    this.isClosed = answer.closed;
    this.isLoaded = true;
    return true;
  }
}
