import { Client, Connection } from '@temporalio/client';
import { CliProblem } from '../command/problem.js';
import type { Whereabouts } from './whereabouts.js';

/** Longest wait for an engine that does not answer, in milliseconds. */
const CONNECT_LIMIT_MS = 5_000;

/** Runs `work` with a client of the workflow engine, and closes its connection in any case. */
export async function withEngine<T>(
  where: Pick<Whereabouts, 'temporalAddress' | 'namespace'>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const connection = await connect(where.temporalAddress);
  try {
    return await work(new Client({ connection, namespace: where.namespace }));
  } finally {
    await connection.close();
  }
}

async function connect(address: string): Promise<Connection> {
  try {
    return await Connection.connect({ address, connectTimeout: CONNECT_LIMIT_MS });
  } catch (cause) {
    const problem = new CliProblem(
      'engine.unreachable',
      { zh: `流程引擎 ${address} 没有应答。`, en: `The workflow engine at ${address} does not answer.` },
      {
        zh: '请确认它在运行，或用 taizhang doctor 检查。',
        en: 'Make sure that it runs, or ask taizhang doctor.',
      },
    );
    throw Object.assign(problem, { cause });
  }
}
