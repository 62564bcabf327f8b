import path from 'node:path';
import { ConfigurationError, createLogger, readConfiguration } from '#telemetry';
import { taskQueue } from '#temporal';
import { createApi } from './create-api.js';

/** The built pages lie beside the built server: `dist/web` and `dist/apps/api/src`. */
const webRoot = path.resolve(import.meta.dirname, '../../../web');

/** Threads begin from the built module beside this one. */
const readingThread = path.resolve(import.meta.dirname, 'ledgers/reading/reading-thread.js');

/** Exit status for a configuration that cannot be used (sysexits `EX_CONFIG`). */
const EXIT_CONFIG = 78;

try {
  const { values } = readConfiguration();
  const logger = createLogger({ service: 'api', level: values.LOG_LEVEL });
  const app = await createApi({
    databaseUrl: values.DATABASE_URL,
    databasePoolMax: values.DATABASE_POOL_MAX,
    temporalAddress: values.TEMPORAL_ADDRESS,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    tenantId: values.TAIZHANG_TENANT,
    taskQueue,
    webRoot,
    readingThread,
    logger,
  });
  await app.listen(values.PORT, values.HOST);
  logger.info({ host: values.HOST, port: values.PORT }, 'the API listens');
} catch (error) {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exitCode = error instanceof ConfigurationError ? EXIT_CONFIG : 1;
}
