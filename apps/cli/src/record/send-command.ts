import type { Client } from '@temporalio/client';
import type { Command, Refusal, TaskId } from '#domain';
import { commandUpdate, refusalOf, taskWorkflowId, type CommandReply } from '#temporal';

/** Longest wait for one command, in milliseconds; what was accepted is done all the same. */
const COMMAND_LIMIT_MS = 30_000;

export interface CommandAsk {
  readonly tenantId: string;
  readonly taskId: TaskId;
  /** The same for every attempt. */
  readonly commandId: string;
  readonly command: Command;
}

/** Sends a command to the workflow of a row (DESIGN 4); the refusal, or null when it was accepted. */
export async function sendCommand(client: Client, ask: CommandAsk): Promise<Refusal | null> {
  const { tenantId, taskId, commandId, command } = ask;
  const handle = client.workflow.getHandle(taskWorkflowId(tenantId, taskId));
  try {
    const reply: CommandReply = await client.withDeadline(Date.now() + COMMAND_LIMIT_MS, () =>
      handle.executeUpdate(commandUpdate, { updateId: commandId, args: [{ commandId, command }] }),
    );
    return reply.outcome.accepted ? null : reply.outcome.refusal;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return refusal;
  }
}
