import type { Logger } from '#telemetry';

/** Everything the API is given from outside when it is made. */
export interface ApiOptions {
  databaseUrl: string;
  /** Upper bound of database connections of this process, the listening one not counted. */
  databasePoolMax: number;
  temporalAddress: string;
  temporalNamespace: string;
  /** Queue on which the workers listen. */
  taskQueue: string;
  tenantId: string;
  /** Folder of the built web pages; null serves the API alone. */
  webRoot: string | null;
  /** The built module that reads papers in a thread of its own (`ledgers/reading/reading-thread`). */
  readingThread: string;
  logger: Logger;
}

/** The options as a provider. */
export const API_OPTIONS = Symbol('API_OPTIONS');
