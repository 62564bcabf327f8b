import { setTimeout } from 'node:timers/promises';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import {
  Client,
  Connection,
  WithStartWorkflowOperation,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import type { CommandCall, CommandReply, IssueRef, TaskRef } from '#temporal';
import {
  REPEAT_AFTER_MS,
  commandUpdate,
  issueStart,
  shouldRepeat,
  syncSignal,
  taskStart,
  taskWorkflowId,
  workflowTypes,
} from '#temporal';
import type { ApiOptions } from '../config/api-options.js';
import { API_OPTIONS } from '../config/api-options.js';
import { engineFault } from './engine-fault.js';

/** How long a person waits for a command; then the answer is 202 and they ask again (ENGINE 3.1). */
const COMMAND_MS_MAX = 8_000;
const CHECK_MS_MAX = 1_500;
/** A person waits: what fails at once is told at once, and they or their program try again. */
const ATTEMPTS_MAX = 3;
/** A worker asks anew at least once a minute; one that did not is gone, although the engine lists it a while longer. */
const POLLER_SEEN_MS = 75_000;
/** Longest pause before an engine that was away is looked for again; the library's own is two minutes. */
const RECONNECT_MS_MAX = 2_000;

/** The engine, as the API speaks to it. The connection is made when it is first used and heals by itself. */
@Injectable()
export class EngineGateway implements OnApplicationShutdown {
  private readonly connection: Connection;
  private readonly client: Client;

  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {
    const retry = defaultGrpcRetryOptions({ maxAttempts: ATTEMPTS_MAX });
    this.connection = Connection.lazy({
      address: options.temporalAddress,
      interceptors: [makeGrpcRetryInterceptor(retry)],
      // the interceptor sends again what may be sent again; the channel's own machinery for that would only cost time
      channelArgs: { 'grpc.max_reconnect_backoff_ms': RECONNECT_MS_MAX, 'grpc.enable_retries': 0 },
    });
    this.client = new Client({ connection: this.connection, namespace: options.temporalNamespace });
  }

  /**
   * Sends a command and waits for its answer, for a bounded time. A task whose workflow has ended or is missing gets a
   * new run, which loads the record first. Errors are read by `engineFault`.
   */
  async send(where: TaskRef, call: CommandCall): Promise<CommandReply> {
    const deadline = Date.now() + COMMAND_MS_MAX;
    for (;;) {
      try {
        return await this.client.withDeadline(deadline, () => this.updateOrStart(where, call));
      } catch (error) {
        if (!shouldRepeat(error) || Date.now() + REPEAT_AFTER_MS >= deadline) throw error;
        await setTimeout(REPEAT_AFTER_MS);
      }
    }
  }

  /** Tells a task's workflow to load the record again. Whether that was of use, the next command shows. */
  async synchronise(where: TaskRef): Promise<void> {
    const handle = this.client.workflow.getHandle(taskWorkflowId(where.tenantId, where.taskId));
    await this.within(CHECK_MS_MAX, () => handle.signal(syncSignal)).catch((error: unknown) => {
      if (engineFault(error) === null) throw error;
    });
  }

  /** Waits a moment for a command that was sent before; errors are read by `engineFault`. */
  answerOf(where: TaskRef, commandId: string): Promise<CommandReply> {
    const handle = this.client.workflow.getHandle(taskWorkflowId(where.tenantId, where.taskId));
    return this.within(CHECK_MS_MAX, () => handle.getUpdateHandle<CommandReply>(commandId).result());
  }

  /** Starts the issue of a ledger; asked again it finds the one that runs or ran. */
  async startIssue(issue: IssueRef): Promise<void> {
    await this.within(COMMAND_MS_MAX, () =>
      this.client.workflow.start(workflowTypes.issueLedger, {
        ...issueStart(issue, this.options.taskQueue),
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      }),
    ).catch((error: unknown) => {
      if ((error as { name?: string }).name !== 'WorkflowExecutionAlreadyStartedError') throw error;
    });
  }

  /** Whether the namespace answers. Rejects when it does not. */
  async namespaceAnswers(): Promise<void> {
    await this.within(CHECK_MS_MAX, () =>
      this.connection.workflowService.describeNamespace({ namespace: this.options.temporalNamespace }),
    );
  }

  /** Number of workers that listen on the queue for workflow tasks. */
  async pollers(): Promise<number> {
    const answer = await this.within(CHECK_MS_MAX, () =>
      this.connection.workflowService.describeTaskQueue({
        namespace: this.options.temporalNamespace,
        taskQueue: { name: this.options.taskQueue },
        taskQueueType: WORKFLOW_TASKS,
      }),
    );
    const seenSince = Date.now() - POLLER_SEEN_MS;
    return (answer.pollers ?? []).filter(
      ({ lastAccessTime: seen }) => seen != null && tsToMs(seen) > seenSince,
    ).length;
  }

  private async updateOrStart(where: TaskRef, call: CommandCall): Promise<CommandReply> {
    const { workflow } = this.client;
    const update = { args: [call] as [CommandCall], updateId: call.commandId };
    try {
      const handle = workflow.getHandle(taskWorkflowId(where.tenantId, where.taskId));
      return await handle.executeUpdate(commandUpdate, update);
    } catch (error) {
      if (engineFault(error)?.kind !== 'missing') throw error;
    }
    const startWorkflowOperation = new WithStartWorkflowOperation(workflowTypes.ledgerTask, {
      ...taskStart(where, this.options.taskQueue),
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
    return workflow.executeUpdateWithStart(commandUpdate, { ...update, startWorkflowOperation });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close();
  }

  private within<T>(ms: number, ask: () => Promise<T>): Promise<T> {
    return this.client.withDeadline(Date.now() + ms, ask);
  }
}

/** `TASK_QUEUE_TYPE_WORKFLOW` of the engine's API. */
const WORKFLOW_TASKS = 1;
