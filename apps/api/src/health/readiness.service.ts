import { Inject, Injectable } from '@nestjs/common';
import type { Readiness } from '#contract';
import { pendingMigrations, readOfficeSettings } from '#persistence';
import type { ApiOptions } from '../config/api-options.js';
import { API_OPTIONS } from '../config/api-options.js';
import { EngineGateway } from '../engine/engine.gateway.js';
import { RecordGateway } from '../record/record.gateway.js';

type Check = Readiness['checks'][number];

/** Longest that one check may take. */
const CHECK_MS_MAX = 2_500;
/** Answers are kept for a moment, so that being asked often costs nothing. */
const KEPT_MS = 500;

/** Whether everything is there that a command needs: PostgreSQL, its tables, the namespace and a worker. */
@Injectable()
export class ReadinessService {
  private migrated = false;
  private kept: { until: number; answer: Promise<Readiness> } | null = null;

  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly record: RecordGateway,
    private readonly engine: EngineGateway,
  ) {}

  check(): Promise<Readiness> {
    if (this.kept === null || Date.now() >= this.kept.until)
      this.kept = { until: Date.now() + KEPT_MS, answer: this.look() };
    return this.kept.answer;
  }

  private async look(): Promise<Readiness> {
    const checks = await Promise.all([
      checked('postgres', () => this.record.read(readOfficeSettings)),
      checked('migrations', () => this.mustBeMigrated()),
      checked('engine', () => this.engine.namespaceAnswers()),
      checked('pollers', () => this.mustBePolled()),
    ]);
    return { ready: checks.every(({ ok }) => ok), checks };
  }

  private async mustBeMigrated(): Promise<void> {
    if (this.migrated) return;
    const pending = await pendingMigrations(this.options.databaseUrl);
    if (pending.length > 0) throw new Error(`${pending.length} migrations are pending`);
    this.migrated = true;
  }

  private async mustBePolled(): Promise<void> {
    if ((await this.engine.pollers()) === 0) throw new Error('no worker listens on the queue');
  }
}

async function checked(name: Check['name'], look: () => Promise<unknown>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), CHECK_MS_MAX);
  });
  try {
    await Promise.race([look(), late]);
    return { name, ok: true, reason: null };
  } catch (error) {
    return { name, ok: false, reason: reasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** A word for the operator; addresses and credentials of an error's text stay in the log. */
function reasonOf(error: unknown): string {
  const { extras, message } = error as { extras?: { data?: { reason?: unknown } }; message?: unknown };
  const said = extras?.data?.reason;
  if (typeof said === 'string') return said === 'postgres' ? 'does not answer' : said;
  const known = ['migrations are pending', 'no worker listens', 'no answer in time'];
  return typeof message === 'string' && known.some((text) => message.includes(text))
    ? message
    : 'does not answer';
}
