import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { closedLoop, timed } from '../statistics.mjs';
import { untilRunning } from '../system.mjs';

const require = createRequire(import.meta.url);
const taskQueue = 'bench-bare';

/** Starts the baseline's worker on the engine of the run. `lifecycle()` drives one whole lifecycle. */
export async function startBare({ temporalAddress, namespace, databaseUrl }) {
  const bundle = await bundleWorkflowCode({ workflowsPath: require.resolve('./workflow.mjs') });
  const connection = await Connection.connect({ address: temporalAddress });
  const native = await NativeConnection.connect({ address: temporalAddress });
  const client = new Client({ connection, namespace });
  const worker = await Worker.create({ connection: native, namespace, taskQueue, workflowBundle: bundle });
  const running = worker.run();
  const start = (batch = 'one') =>
    client.workflow.start('bareLifecycle', { workflowId: `${batch}/${randomUUID()}`, taskQueue, args: [] });
  const lifecycle = async () => {
    const handle = await start();
    for (let n = 0; n < 6; n += 1) await handle.executeUpdate('message', { updateId: `m${n}` });
    await handle.result();
    return handle;
  };
  return {
    client,
    lifecycle,
    /** Seconds until `count` workflows run, started `inFlight` at a time. They are left as they are. */
    starts: async (inFlight, count) => {
      const batch = `bench-bare-${randomUUID()}`;
      const { ms } = await timed(async () => {
        await closedLoop(inFlight, count, () => start(batch));
        await untilRunning(databaseUrl, `${batch}/`, count);
      });
      return ms / 1000;
    },
    /** Lifecycles per second of `count` lifecycles driven by `clients` loops. */
    throughput: async (clients, count) => count / (await closedLoop(clients, count, lifecycle)),
    stop: async () => {
      worker.shutdown();
      await running;
      await native.close();
      await connection.close();
    },
  };
}

/** History events and state transitions of one finished execution. */
export async function countsOf(client, workflowId) {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const info = raw.workflowExecutionInfo;
  return { events: Number(info.historyLength), transitions: Number(info.stateTransitionCount) };
}
