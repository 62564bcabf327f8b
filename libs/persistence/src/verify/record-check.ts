import type { Task, TaskEvent, TaskId } from '#domain';
import { effects, evolve, isClosed, upcast } from '#domain';
import { chainHash, chainStart } from '../commit/chain.js';
import { contentRefs } from '../commit/content-refs.js';
import type { EscalationRow } from '../commit/projection.js';
import { escalationRow } from '../commit/projection.js';
import type { EventRow } from '../record/events.js';
import { storedEvent } from '../record/events.js';
import type { Problem, Violation } from './violation.js';
import { violation } from './violation.js';

/** An event with its link of the chain. */
export interface ChainedEventRow extends EventRow {
  task_id: string;
  command_id: string;
  prev_hash: Buffer;
  hash: Buffer;
}

/** The events of one command, as they stand in the record. */
export interface CommandEvents {
  lastSeq: number;
  count: number;
  /** Whether the task was closed when the command came. */
  afterClosing: boolean;
}

/**
 * Walks the events of one task in order: recomputes the chain (I7), folds the state (I4) and keeps what is compared
 * afterwards. Holds one state and a few short lists, whatever the length of the record.
 */
export class RecordCheck {
  readonly violations: Violation[] = [];
  readonly commands = new Map<string, CommandEvents>();
  readonly notices = new Set<string>();
  readonly refs = new Set<string>();
  /** Null before the first event, and for ever once an event cannot be folded. */
  state: Task | null = null;
  seq = 0;
  private head: Buffer = chainStart;
  private foldable = true;
  private readonly fired: { event: TaskEvent; seq: number }[] = [];
  private readonly firedKeys = new Set<string>();

  constructor(
    private readonly tenantId: string,
    private readonly taskId: TaskId,
  ) {}

  /** The next event of the task, in the order of `seq`. */
  add(row: ChainedEventRow): void {
    this.link(row);
    this.countCommand(row);
    for (const ref of contentRefs(row.body)) this.refs.add(`${row.seq} ${ref}`);
    if (this.foldable) this.fold(row);
  }

  /** Whether every link so far follows from the one before it. */
  get intact(): boolean {
    return !this.violations.some(({ invariant }) => invariant === 'I7');
  }

  get headHash(): Buffer {
    return this.head;
  }

  /** Rows of every step that fired, with the answers that the folded state knows. */
  escalations(): EscalationRow[] {
    const { state } = this;
    if (state === null) return [];
    return this.fired.flatMap(({ event, seq }) => escalationRow(state, event, seq) ?? []);
  }

  report(problem: Problem, seq: number | null, detail: string): void {
    this.violations.push(violation(problem, this.taskId, seq, detail));
  }

  private link(row: ChainedEventRow): void {
    if (row.seq !== this.seq + 1) this.report('chain.gap', this.seq + 1, `next stored event is ${row.seq}`);
    if (!row.prev_hash.equals(this.head))
      this.report('chain.broken', row.seq, 'does not follow from the event before it');
    const event = storedEvent(row) as TaskEvent;
    const entry = {
      tenantId: this.tenantId,
      taskId: this.taskId,
      seq: row.seq,
      commandId: row.command_id,
      event,
    };
    if (!row.hash.equals(chainHash(row.prev_hash, entry)))
      this.report('chain.broken', row.seq, 'does not match its own hash');
    this.head = row.hash;
    this.seq = row.seq;
  }

  private countCommand(row: ChainedEventRow): void {
    const known = this.commands.get(row.command_id);
    const afterClosing = known?.afterClosing ?? (this.state !== null && isClosed(this.state));
    this.commands.set(row.command_id, { lastSeq: row.seq, count: (known?.count ?? 0) + 1, afterClosing });
  }

  private fold(row: ChainedEventRow): void {
    try {
      const event = upcast(storedEvent(row));
      this.checkEvent(event, row.seq);
      this.state = evolve(this.state, event);
      for (const notice of effects(this.state, event, row.seq)) this.notices.add(notice.id);
    } catch (error) {
      this.foldable = false;
      this.state = null;
      this.report('event.not_foldable', row.seq, error instanceof Error ? error.message : String(error));
    }
  }

  private checkEvent(event: TaskEvent, seq: number): void {
    if (event.kind === 'seatApproved' && this.state?.authors.some(({ person }) => person === event.by.person))
      this.report('reviewer.is_author', seq, `${event.by.person} took part in what they approved`);
    if (event.kind !== 'stepFired') return;
    const key = `${event.deadline} ${event.step}`;
    if (this.firedKeys.has(key)) this.report('step.fired_twice', seq, key);
    this.firedKeys.add(key);
    this.fired.push({ event, seq });
  }
}
