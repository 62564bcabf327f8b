import { Client, Connection } from '@temporalio/client';
import { taskWorkflowId } from '#temporal';
import type { WholeSystem } from './whole-system.js';

/** Runs of the workflows of a ledger's rows, as the engine lists them (a moment late). */
export async function countRuns(system: WholeSystem, ledger: string, status?: 'Running'): Promise<number> {
  const { temporalAddress: address, namespace } = system.engine;
  const connection = await Connection.connect({ address });
  try {
    const rows = `WorkflowId STARTS_WITH '${taskWorkflowId('default', ledger)}-'`;
    const query = status === undefined ? rows : `${rows} AND ExecutionStatus = '${status}'`;
    return (await new Client({ connection, namespace }).workflow.count(query)).count;
  } finally {
    await connection.close();
  }
}
