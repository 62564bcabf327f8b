import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Database, Tx } from '#persistence';
import { closeDatabase, inTenant, inTenantAtOnce, openDatabase } from '#persistence';
import type { ApiOptions } from '../config/api-options.js';
import { API_OPTIONS } from '../config/api-options.js';
import { ProblemError, problem } from '../http/problem-error.js';
import { databaseAway } from './database-away.js';

/** After a failed attempt to connect, requests in the next moment are answered at once instead of trying again. */
const PAUSE_FIRST_MS = 250;
const PAUSE_MAX_MS = 5_000;

/** The record, opened with the first request that needs it and again by itself after PostgreSQL was away. */
@Injectable()
export class RecordGateway implements OnApplicationShutdown {
  private readonly logger = new Logger('record');
  private database: Database | null = null;
  private opening: Promise<Database> | null = null;
  private pauseMs = 0;
  private notBefore = 0;

  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  /** One transaction in the office's tenant. Throws `engine.unavailable` while PostgreSQL is away. */
  async change<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run((database) => inTenant(database, this.options.tenantId, work));
  }

  /** The same for work that asks all its statements before it waits for any: one way there and back. */
  async atOnce<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run((database) => inTenantAtOnce(database, this.options.tenantId, work));
  }

  /** Reads that all see one state of the record. Throws `engine.unavailable` while PostgreSQL is away. */
  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run((database) => inTenant(database, this.options.tenantId, work, 'snapshot'));
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.database !== null) await closeDatabase(this.database);
    this.database = null;
  }

  private async run<T>(transaction: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await transaction(await this.open());
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      const reason = databaseAway(error);
      if (reason === null) throw error;
      throw problem('engine.unavailable', { data: { reason }, retryAfterS: 2, cause: error });
    }
  }

  private async open(): Promise<Database> {
    if (this.database !== null) return this.database;
    if (Date.now() < this.notBefore)
      throw problem('engine.unavailable', { data: { reason: 'postgres' }, retryAfterS: 2 });
    this.opening ??= this.connect().finally(() => (this.opening = null));
    return this.opening;
  }

  private async connect(): Promise<Database> {
    try {
      this.database = await openDatabase({
        url: this.options.databaseUrl,
        applicationName: 'taizhang-api',
        poolMax: this.options.databasePoolMax,
      });
      this.pauseMs = 0;
      return this.database;
    } catch (error) {
      this.pauseMs = Math.min(Math.max(this.pauseMs * 2, PAUSE_FIRST_MS), PAUSE_MAX_MS);
      this.notBefore = Date.now() + this.pauseMs;
      this.logger.warn(`PostgreSQL does not answer; next attempt in ${this.pauseMs} ms`);
      throw error;
    }
  }
}
