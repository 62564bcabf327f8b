import { DataSource } from 'typeorm';
import { KnownStates } from '../record/known-states.js';
import { connectionOptions } from './connection-options.js';
import { appRole } from './tenant-isolation.js';

/** An open pool of connections that act as the application role. Use it through `inTenant`. */
export interface Database {
  readonly dataSource: DataSource;
  readonly states: KnownStates;
}

export interface DatabaseOptions {
  url: string;
  /** Shown by the server for every connection, e.g. `taizhang-api`. */
  applicationName: string;
  /** Upper bound of connections of this process. */
  poolMax: number;
  /** Whether this process asks the same few statements by key all the time; see `ConnectionAsk`. */
  plansOnce?: boolean;
}

/** Connects, or throws the connection error. The login of `url` must be a member of the application role. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    entities: [],
    migrations: [],
    synchronize: false,
    poolSize: options.poolMax,
    extra: connectionOptions({ role: appRole, plansOnce: options.plansOnce ?? false }),
  });
  await dataSource.initialize();
  return { dataSource, states: new KnownStates() };
}

/** Waits for running transactions and closes every connection. */
export async function closeDatabase(database: Database): Promise<void> {
  if (database.dataSource.isInitialized) await database.dataSource.destroy();
}
