import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  type WorkflowClient,
  Client,
  Connection,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { type Activities, createActivities, createWorkerMetrics } from '#activities';
import { type Command, type CommandOf, MS_PER_MINUTE, type Task, type TaskEvent } from '#domain';
import { type CommitAnswer, type Database, commit, inTenant, loadTask } from '#persistence';
import { createRegistry } from '#telemetry';
import type { CommandCall, CommandReply, KnownWake, ReplicaView } from '#temporal';
import {
  commandUpdate,
  namespace as productNamespace,
  REPEAT_AFTER_MS,
  shouldRepeat,
  taskStart,
  taskWorkflowId,
  workflowTypes,
} from '#temporal';
import { eventsAfter } from '../../libs/persistence/src/record/events.js';
import { createWorker } from '../../apps/worker/src/create-worker.js';
import { type ScratchDatabase, scratchDatabase } from '../integration/persistence/scratch-database.js';
import { replicaOf } from '../../apps/cli/src/record/replica-of.js';
import { advanceTo, virtualTime } from '../../apps/cli/src/demo/fast-forward.js';
import { keepHistories } from './kept-histories.js';
import { furnish, issueNow } from './office.js';
import { bundlePath, historiesOf, quietRuntime, replay } from './replay.js';
import { until } from './until.js';

export interface RigOptions {
  /** Changes what the worker's activities do, e.g. to count or to disturb them. */
  activities?: (product: Activities) => Activities;
  /** False leaves the workflows to a worker in another process. */
  worker?: boolean;
}

interface Chain {
  workflowId: string;
  firstRunId: string;
}

/**
 * How far a fast-forward goes beyond the instant it is for. Far more than a wake-up takes: once real time has passed
 * the end of a fast-forward, the server (1.32.1) skips on to the next timer.
 */
const AFTER_WAKE_MS = 10 * MS_PER_MINUTE;

/** Deadline of one command, in milliseconds. */
const COMMAND_MS = 120_000;

/**
 * All that one test file works with, and nobody else: a database, a tenant, a task queue with a worker on it, and a
 * client. `replayAll` belongs into `afterEach`, `close` into `afterAll`.
 */
export class Rig {
  readonly tenantId = `t-${randomUUID().slice(0, 8)}`;
  readonly taskQueue = `q-${this.tenantId}`;
  private readonly chains: Chain[] = [];
  private rows = 0;
  private worker: { worker: Worker; running: Promise<void> } | undefined;

  private constructor(
    readonly scratch: ScratchDatabase,
    readonly client: Client,
    private readonly native: NativeConnection,
    private readonly change: (product: Activities) => Activities,
  ) {}

  static async open({ activities = (product) => product, worker = true }: RigOptions = {}): Promise<Rig> {
    quietRuntime();
    const address = addressOfEngine();
    const namespace = process.env['TEMPORAL_NAMESPACE'] ?? productNamespace;
    const client = new Client({ connection: await Connection.connect({ address }), namespace });
    const native = await NativeConnection.connect({ address });
    const rig = new Rig(await scratchDatabase(), client, native, activities);
    await furnish(rig.database, rig.tenantId);
    if (worker) await rig.startWorker();
    return rig;
  }

  get database(): Database {
    return this.scratch.database;
  }

  /** What activities start workflows with: on the connection of the worker, to which the engine may hand first tasks. */
  get workflowsOfWorker(): WorkflowClient {
    return new Client({ connection: this.native, namespace: this.client.options.namespace }).workflow;
  }

  /** A worker in this process. */
  async startWorker(cacheMax = 100): Promise<void> {
    const { database, taskQueue, native: connection, workflowsOfWorker: workflows } = this;
    const { namespace } = this.client.options;
    const metrics = createWorkerMetrics(createRegistry('test'));
    const activities = this.change(createActivities({ database, workflows, taskQueue, metrics }));
    const worker = await createWorker({
      connection,
      namespace,
      taskQueue,
      bundlePath: bundlePath(),
      activities,
      cacheMax,
    });
    this.worker = { worker, running: worker.run() };
  }

  /** Ends the worker in order. Workflows stay; the next worker goes on with them. */
  async stopWorker(): Promise<void> {
    this.worker?.worker.shutdown();
    await this.worker?.running;
    this.worker = undefined;
  }

  workflowIdOf(taskId: string): string {
    return taskWorkflowId(this.tenantId, taskId);
  }

  handleOf(taskId: string) {
    return this.client.workflow.getHandle(this.workflowIdOf(taskId));
  }

  /** Commits `issue` and starts the row's workflow, as an issue does. `at`: instant of the issue, now by default. */
  async issue(taskId: string, changes: Partial<CommandOf<'issue'>> = {}, at = Date.now()): Promise<void> {
    await this.issueWithoutWorkflow(taskId, changes, at);
    await this.start(taskId);
  }

  /** Commits `issue` only. */
  async issueWithoutWorkflow(
    taskId: string,
    changes: Partial<CommandOf<'issue'>> = {},
    at = Date.now(),
  ): Promise<void> {
    const { outcome } = await this.commit(taskId, 'issue', issueNow(taskId, (this.rows += 1), changes), at);
    if (!outcome.accepted) throw new Error(JSON.stringify(outcome.refusal));
  }

  /** `known`: as who issued it just now starts it. */
  async start(taskId: string, known?: KnownWake): Promise<void> {
    const start = taskStart({ tenantId: this.tenantId, taskId }, this.taskQueue, known);
    const handle = await this.client.workflow.start(workflowTypes.ledgerTask, start);
    this.chains.push({ workflowId: handle.workflowId, firstRunId: handle.firstExecutionRunId });
  }

  /** Straight into the record, past the workflow. */
  commit(taskId: string, commandId: string, command: Command, at = Date.now()): Promise<CommitAnswer> {
    return commit(this.database, { tenantId: this.tenantId, taskId, commandId, command, at, knownSeq: 0 });
  }

  /** Sends a command as the API does (see `commandUpdate`). Rejects with what the client throws. */
  async send(
    taskId: string,
    command: Command,
    commandId: string = randomUUID(),
    allowedAtSeq?: number,
  ): Promise<CommandReply> {
    const call: CommandCall = { commandId, command, ...(allowedAtSeq === undefined ? {} : { allowedAtSeq }) };
    const update = { updateId: commandId, args: [call] as [CommandCall] };
    for (const end = Date.now() + COMMAND_MS; ;) {
      try {
        return await this.client.withDeadline(end, () => this.updateOrStart(taskId, update));
      } catch (error) {
        if (!shouldRepeat(error) || Date.now() + REPEAT_AFTER_MS >= end) throw error;
        await setTimeout(REPEAT_AFTER_MS);
      }
    }
  }

  /** An update to the running workflow, else one that starts it. */
  private async updateOrStart(
    taskId: string,
    update: { updateId: string; args: [CommandCall] },
  ): Promise<CommandReply> {
    try {
      return await this.handleOf(taskId).executeUpdate(commandUpdate, update);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
    const start = new WithStartWorkflowOperation(workflowTypes.ledgerTask, {
      ...this.startOf(taskId),
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
    const reply = await this.client.workflow.executeUpdateWithStart(commandUpdate, {
      ...update,
      startWorkflowOperation: start,
    });
    await this.follow(this.workflowIdOf(taskId));
    return reply;
  }

  async replica(taskId: string): Promise<ReplicaView> {
    const view = await replicaOf(this.client, this.tenantId, taskId);
    if (view === null) throw new Error(`no workflow of ${taskId} runs`);
    return view;
  }

  record(taskId: string): Promise<{ task: Task | null; wakeAt: number | null }> {
    return loadTask(this.database, { tenantId: this.tenantId, taskId });
  }

  /** Every event of the task, in order. */
  events(taskId: string): Promise<TaskEvent[]> {
    return inTenant(this.database, this.tenantId, (tx) => eventsAfter(tx, taskId, 0));
  }

  /**
   * Waits until the workflow holds exactly what the record says; fails when it does not come to that. Of a row that was
   * issued a moment ago it may hold no more than its wake-up.
   */
  async agree(taskId: string): Promise<void> {
    await until(`replica and record of ${taskId} to agree`, async () => {
      const [replica, record] = await Promise.all([this.replica(taskId), this.record(taskId)]);
      if (replica.task === null) return record.wakeAt !== null && replica.wakeAt === record.wakeAt;
      return isDeepStrictEqual(replica, record);
    });
  }

  /** Number of runs of the row's workflow since it was last started. */
  async runsOf(taskId: string): Promise<number> {
    return (await historiesOf(this.client, this.workflowIdOf(taskId))).length;
  }

  /** Number of events with these attributes in the current run's history. */
  async eventsOfHistory(taskId: string, attributes: string): Promise<number> {
    const { events } = await this.handleOf(taskId).fetchHistory();
    return (events ?? []).filter((event) => (event as Record<string, unknown>)[attributes] != null).length;
  }

  /**
   * Lets `ms` pass for one row, from wake-up to wake-up, each waited for in the record. One single fast-forward over
   * all of them would be shorter, but the server (1.32.1) jumps straight to its end when it meets the start of a new
   * run, or a timer that is due already.
   */
  async passTime(taskId: string, ms: number): Promise<void> {
    const end = (await this.timeOf(taskId)) + ms;
    for (;;) {
      await this.agree(taskId);
      const { wakeAt } = await this.record(taskId);
      if (wakeAt === null || wakeAt > end) break;
      await this.advanceTo(taskId, wakeAt + AFTER_WAKE_MS);
      await until(`the wake-up of ${taskId}`, async () => !(await this.isDue(taskId)));
    }
    await this.advanceTo(taskId, end);
  }

  /** The instant that the row's workflow takes for the present. */
  timeOf(taskId: string): Promise<number> {
    return virtualTime(this.client, this.workflowIdOf(taskId));
  }

  /** Moves the row's time forward in one go; nothing may be due already, and no new run may begin on the way. */
  advanceTo(taskId: string, instant: number): Promise<void> {
    return advanceTo(this.client, this.workflowIdOf(taskId), instant);
  }

  private async isDue(taskId: string): Promise<boolean> {
    const { wakeAt } = await this.record(taskId);
    return wakeAt !== null && wakeAt <= (await this.timeOf(taskId));
  }

  /** Also replays the histories of a workflow that the product started. */
  async follow(workflowId: string): Promise<void> {
    this.chains.push({ workflowId, firstRunId: await this.firstRunOf(workflowId) });
  }

  /** Replays the history of every workflow that was started or followed since the last call. */
  async replayAll(): Promise<void> {
    const chains = this.chains.splice(0);
    const histories = await Promise.all(
      chains.map(({ workflowId, firstRunId }) => historiesOf(this.client, workflowId, firstRunId)),
    );
    keepHistories(histories.flat());
    await replay(histories.flat());
  }

  async close(): Promise<void> {
    await this.stopWorker();
    await this.native.close();
    await this.client.connection.close();
    await this.scratch.drop();
  }

  private startOf(taskId: string) {
    return taskStart({ tenantId: this.tenantId, taskId }, this.taskQueue);
  }

  private async firstRunOf(workflowId: string): Promise<string> {
    const { raw, runId } = await this.client.workflow.getHandle(workflowId).describe();
    return raw.workflowExecutionInfo?.firstRunId ?? runId;
  }
}

function addressOfEngine(): string {
  const address = process.env['TEMPORAL_ADDRESS'];
  if (address === undefined)
    throw new Error('TEMPORAL_ADDRESS is not set: the global set-up of Jest starts the engine');
  return address;
}
