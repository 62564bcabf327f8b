import { Runtime } from '@temporalio/worker';
import {
  ConfigurationError,
  createLogger,
  engineLogger,
  readConfiguration,
  type SettingValues,
} from '#telemetry';
import { runWorkerProcess } from './worker-process.js';

/** Exit code for settings that are wrong: starting again without a change is of no use. */
const CONFIGURATION_EXIT = 78;

function configure(): SettingValues {
  try {
    return readConfiguration().values;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const { key, text } of error.problems) console.error(`${key}: ${text.zh} ${text.en}`);
    process.exit(CONFIGURATION_EXIT);
  }
}

const values = configure();
const logger = createLogger({ service: 'worker', level: values.LOG_LEVEL });
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());

const bindAddress = values.TEMPORAL_METRICS_ADDRESS;
Runtime.install({
  logger: engineLogger(logger),
  shutdownSignals: [],
  telemetryOptions: {
    logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } },
    ...(bindAddress === null
      ? {}
      : {
          metrics: { prometheus: { bindAddress, countersTotalSuffix: true, useSecondsForDurations: true } },
        }),
  },
});

try {
  logger.info('starting');
  await runWorkerProcess({ values, logger, signal: stopping.signal });
  logger.info('stopped');
} catch (err) {
  logger.fatal({ err }, 'the worker failed');
  process.exitCode = 1;
}
