import { Connection } from '@temporalio/client';
import { processIdentity } from '../../../libs/engine/src/process/identity.js';
import { until } from '../../kit/until.js';
import { queryRecord } from './record.js';
import type { WholeSystem } from './whole-system.js';

export const parts = ['worker', 'api', 'temporal', 'postgres'] as const;
export type Part = (typeof parts)[number];

/** Longest until a killed part answers again; the supervisor starts it at once. */
const RETURN_LIMIT_MS = 60_000;

/** Ends a part with -9 and waits until its process is gone. Gives the number it had. */
export async function killPart(system: WholeSystem, part: Part): Promise<number> {
  const pid = await until(`a process of ${part}`, () => system.pidOf(part));
  process.kill(pid, 'SIGKILL');
  // a frozen supervisor buries nobody: the dead part stays in the list of processes, and is dead all the same
  await until(`the end of ${part}`, () => processIdentity(pid) === undefined);
  return pid;
}

/** Waits until another process of the part answers for itself, whatever the others do. Gives the instant. */
export async function partIsBack(system: WholeSystem, part: Part, formerPid: number): Promise<number> {
  await until(`another process of ${part}`, () => isAnother(system.pidOf(part), formerPid), RETURN_LIMIT_MS);
  await until(`the answer of ${part}`, () => answers[part](system), RETURN_LIMIT_MS);
  return performance.now();
}

/** Status with which the API says whether everything is there that a command needs: 200 or 503. */
export async function readiness(system: WholeSystem): Promise<number> {
  return statusOf(`http://127.0.0.1:${system.portOf('api')}/readyz`);
}

export async function isReady(system: WholeSystem): Promise<boolean> {
  return (await readiness(system)) === 200;
}

const isAnother = (pid: number | undefined, former: number): boolean => pid !== undefined && pid !== former;

const answers: Record<Part, (system: WholeSystem) => Promise<boolean>> = {
  worker: (system) => isOk(`http://127.0.0.1:${system.portOf('worker-health')}/livez`),
  api: (system) => isOk(`http://127.0.0.1:${system.portOf('api')}/livez`),
  temporal: async (system) => {
    const connection = await Connection.connect({
      address: system.engine.temporalAddress,
      connectTimeout: '2s',
    });
    await connection.workflowService.getSystemInfo({});
    await connection.close();
    return true;
  },
  postgres: async (system) => (await queryRecord(system, 'select 1')).length === 1,
};

async function isOk(url: string): Promise<boolean> {
  return (await statusOf(url)) === 200;
}

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  await response.body?.cancel();
  return response.status;
}
