// A worker in a process of its own, compiled as it ships, with an accident prepared around one of its activities: the
// process kills itself with SIGKILL right before or right after it. The accident stands here, not in the product.
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { Client } from '@temporalio/client';
import { createActivities, createWorkerMetrics } from '#activities';
import { openDatabase } from '#persistence';
import { createLogger, createRegistry, readConfiguration } from '#telemetry';
import { createWorker } from '../../dist/apps/worker/src/create-worker.js';
import { runWorkerProcess } from '../../dist/apps/worker/src/worker-process.js';

const { taskQueue, accident, env } = JSON.parse(process.argv[2]);
const { values } = readConfiguration(env);
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  shutdownSignals: [],
  telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' } } },
});

/** @param {import('./worker-process.js').Accident} plan */
function prepareAccident(activities, { activity, command, when, nth }) {
  let seen = 0;
  const die = () => process.kill(process.pid, 'SIGKILL');
  return {
    ...activities,
    [activity]: async (ask) => {
      const isIt = (command === undefined || ask.command.kind === command) && (seen += 1) === nth;
      if (isIt && when === 'before') die();
      const answer = await activities[activity](ask);
      if (isIt && when === 'after') die();
      return answer;
    },
  };
}

async function runWithAccident() {
  const connection = await NativeConnection.connect({ address: values.TEMPORAL_ADDRESS });
  const namespace = values.TEMPORAL_NAMESPACE;
  const { workflow: workflows } = new Client({ connection, namespace });
  const database = await openDatabase({
    url: values.DATABASE_URL,
    applicationName: 'taizhang-child',
    poolMax: 10,
  });
  const metrics = createWorkerMetrics(createRegistry('worker'));
  const activities = createActivities({ database, workflows, taskQueue, metrics });
  const worker = await createWorker({
    connection,
    namespace,
    taskQueue,
    bundlePath: values.TAIZHANG_BUNDLE,
    activities: prepareAccident(activities, accident),
    cacheMax: 100,
  });
  process.send('ready');
  await worker.run();
}

const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());
// a test run that was cut off takes its workers with it
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

if (accident !== undefined) await runWithAccident();
else {
  const logger = createLogger({ service: 'worker', level: values.LOG_LEVEL, destination: process.stderr });
  process.send('ready');
  await runWorkerProcess({ values, logger, signal: stopping.signal, taskQueue });
  process.removeAllListeners('disconnect');
  process.disconnect();
}
