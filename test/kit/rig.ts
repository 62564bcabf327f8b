import { randomUUID } from 'node:crypto';
import { Client, Connection, WithStartWorkflowOperation, WorkflowNotFoundError } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { type Activities, createActivities, createWorkerMetrics } from '#activities';
import type { Command, Task } from '#domain';
import { type CommitAnswer, type Database, commit, loadTask } from '#persistence';
import { createRegistry } from '#telemetry';
import type { CommandReply, ReplicaView } from '#temporal';
import {
  commandUpdate,
  namespace as productNamespace,
  replicaQuery,
  taskStart,
  taskWorkflowId,
  workflowTypes,
} from '#temporal';
import { createWorker } from '../../apps/worker/src/create-worker.js';
import { type ScratchDatabase, scratchDatabase } from '../integration/persistence/scratch-database.js';
import { fastForward } from './fast-forward.js';
import { furnish, issueNow } from './office.js';
import { bundlePath, historiesOf, quietRuntime, replay } from './replay.js';

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

/** Deadline of one command, in milliseconds. */
const COMMAND_MS = 20_000;

/**
 * All that one test file works with, and nobody else: a database, a tenant, a task queue with a worker on it, and a
 * client. `replayAll` belongs into `afterEach`, `close` into `afterAll`.
 */
export class Rig {
  readonly tenantId = `t-${randomUUID().slice(0, 8)}`;
  readonly taskQueue = `q-${this.tenantId}`;
  private readonly chains: Chain[] = [];
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

  /** A worker in this process. */
  async startWorker(cacheMax = 100): Promise<void> {
    const { database, taskQueue, native: connection } = this;
    const { namespace } = this.client.options;
    const { workflow: workflows } = new Client({ connection, namespace });
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

  /** Commits `issue` and starts the row's workflow, as an issue does. */
  async issue(taskId: string, command: Command = issueNow(taskId)): Promise<void> {
    const answer = await this.commit(taskId, 'issue', command);
    if (!answer.outcome.accepted) throw new Error(JSON.stringify(answer.outcome.refusal));
    await this.start(taskId);
  }

  async start(taskId: string): Promise<void> {
    const handle = await this.client.workflow.start(workflowTypes.ledgerTask, this.startOf(taskId));
    this.chains.push({ workflowId: handle.workflowId, firstRunId: handle.firstExecutionRunId });
  }

  /** Straight into the record, past the workflow. */
  commit(taskId: string, commandId: string, command: Command, at = Date.now()): Promise<CommitAnswer> {
    return commit(this.database, { tenantId: this.tenantId, taskId, commandId, command, at, knownSeq: 0 });
  }

  /**
   * Sends a command as the API does (see `commandUpdate`): an update to the running workflow, else an update that
   * starts it. Rejects with what the client throws.
   */
  async send(taskId: string, command: Command, commandId: string = randomUUID()): Promise<CommandReply> {
    const options = {
      updateId: commandId,
      args: [{ commandId, command }] as [{ commandId: string; command: Command }],
    };
    return this.client.withDeadline(Date.now() + COMMAND_MS, async () => {
      try {
        return await this.handleOf(taskId).executeUpdate(commandUpdate, options);
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
        const start = new WithStartWorkflowOperation(workflowTypes.ledgerTask, {
          ...this.startOf(taskId),
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        });
        const reply = await this.client.workflow.executeUpdateWithStart(commandUpdate, {
          ...options,
          startWorkflowOperation: start,
        });
        const handle = await start.workflowHandle();
        this.chains.push({
          workflowId: handle.workflowId,
          firstRunId: await this.firstRunOf(handle.workflowId),
        });
        return reply;
      }
    });
  }

  replica(taskId: string): Promise<ReplicaView> {
    return this.handleOf(taskId).query(replicaQuery);
  }

  record(taskId: string): Promise<{ task: Task | null; wakeAt: number | null }> {
    return loadTask(this.database, { tenantId: this.tenantId, taskId });
  }

  fastForward(taskId: string, ms: number): Promise<void> {
    return fastForward(this.client, this.workflowIdOf(taskId), ms);
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
