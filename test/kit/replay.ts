import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';

type History = temporal.api.history.v1.IHistory;

export interface NamedHistory {
  workflowId: string;
  history: History;
}

/**
 * Makes the engine's client of this process silent between the lines of the test report; set DEBUG to hear it. The
 * client goes away by itself when nothing uses it, so this is asked for before every new use.
 */
export function quietRuntime(): void {
  const talkative = process.env['DEBUG'] !== undefined;
  const level = talkative ? 'WARN' : 'ERROR';
  try {
    Runtime.install({
      logger: new DefaultLogger(level, talkative ? undefined : () => undefined),
      shutdownSignals: [],
      telemetryOptions: { logging: { filter: { core: level, other: 'ERROR' } } },
    });
  } catch (error) {
    if ((error as Error).name !== 'IllegalStateError') throw error; // it is there already
  }
}

/** The workflows as they ship, made by the build. */
export function bundlePath(): string {
  const path = process.env['TAIZHANG_BUNDLE'];
  if (path === undefined) throw new Error('TAIZHANG_BUNDLE is not set: the global set-up of Jest names it');
  return path;
}

/** Every run of a workflow from its first one on, oldest first. */
export async function historiesOf(
  client: Client,
  workflowId: string,
  firstRunId?: string,
): Promise<NamedHistory[]> {
  const first = firstRunId ?? (await firstRunOf(client, workflowId));
  const histories: NamedHistory[] = [];
  for (let runId: string | undefined | null = first; runId;) {
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push({ workflowId, history });
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return histories;
}

async function firstRunOf(client: Client, workflowId: string): Promise<string> {
  const { raw, runId } = await client.workflow.getHandle(workflowId).describe();
  return raw.workflowExecutionInfo?.firstRunId ?? runId;
}

/**
 * Replays histories against the shipped bundle; fails with the first that the code would not have made. Of one that has
 * had no task there is nothing to replay.
 */
export async function replay(histories: readonly NamedHistory[]): Promise<void> {
  quietRuntime();
  const begun = histories.filter(({ history }) =>
    history.events?.some((event) => event.workflowTaskCompletedEventAttributes != null),
  );
  const results = Worker.runReplayHistories({ workflowBundle: { codePath: bundlePath() } }, begun);
  for await (const { workflowId, error } of results)
    if (error !== undefined)
      throw new Error(`the history of ${workflowId} does not replay`, { cause: error });
}
