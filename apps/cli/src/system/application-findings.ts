import { dayAt, yearOf } from '#domain';
import type { Finding } from '#engine';
import { calendarYears, inTenant, pendingMigrations, type Database } from '#persistence';
import { namespace as productNamespace, taskQueue } from '#temporal';
import { withEngine } from '../connection/engine-client.js';
import { withDatabase } from '../connection/office-database.js';
import { tenantOf } from '../connection/whereabouts.js';

interface Application {
  databaseUrl: string;
  temporalAddress: string | undefined;
  env: NodeJS.ProcessEnv;
  address: string | undefined;
}

/** From this month on the arrangement of the next year should be there: it is published in the autumn. */
const NEXT_YEAR_FROM_MONTH = 11;
const OFFICE_OFFSET_MINUTES = 480;

/** What can be said of the application itself: migrations, calendars, workers, page. A part that is away is a finding. */
export async function checkApplication(application: Application): Promise<Finding[]> {
  const checks = [checkMigrations, checkCalendars, checkPollers, checkPage];
  const found = await Promise.all(
    checks.map((check) => check(application).catch((error: unknown) => [unreachable(check.name, error)])),
  );
  return found.flat();
}

async function checkMigrations({ databaseUrl }: Application): Promise<Finding[]> {
  const pending = await pendingMigrations(databaseUrl);
  if (pending.length === 0)
    return [
      {
        id: 'database.migrations',
        level: 'ok',
        message: { zh: '业务数据库已是最新', en: 'The application database is up to date' },
      },
    ];
  return [
    {
      id: 'database.migrations',
      level: 'fail',
      message: {
        zh: `业务数据库有 ${pending.length} 项升级未执行：${pending.join('、')}`,
        en: `${pending.length} migrations were not run: ${pending.join(', ')}`,
      },
      remedy: { zh: '请执行 taizhang migrate。', en: 'Run taizhang migrate.' },
    },
  ];
}

async function checkCalendars({ databaseUrl, env }: Application): Promise<Finding[]> {
  const years = await withDatabase({ databaseUrl }, (database: Database) =>
    inTenant(database, tenantOf(env), async (tx) => (await calendarYears(tx)).map(({ year }) => year)),
  );
  return calendarFindings(years, new Date());
}

/** The present year must be published; the next one should be, once the autumn is over. */
export function calendarFindings(years: readonly number[], now: Date): Finding[] {
  const today = dayAt(now.getTime(), OFFICE_OFFSET_MINUTES);
  const year = yearOf(today);
  const remedy = {
    zh: '请在“管理 · 日历”中录入，或执行 taizhang calendar publish FILE。',
    en: 'Enter it under Administration, Calendar, or run taizhang calendar publish FILE.',
  };
  const missing = (which: number, level: 'warn' | 'fail'): Finding => ({
    id: `calendar.${which}`,
    level,
    message: {
      zh: `${which} 年的节假日和调休安排尚未录入；落在该年的期限会等待，不会猜测`,
      en: `The working calendar of ${which} is not published; limits in that year wait for it, they are never guessed`,
    },
    remedy,
  });
  if (!years.includes(year)) return [missing(year, 'fail')];
  if (!years.includes(year + 1) && Number(today.slice(5, 7)) >= NEXT_YEAR_FROM_MONTH)
    return [missing(year + 1, 'warn')];
  return [
    {
      id: 'calendar.years',
      level: 'ok',
      message: { zh: `日历：${span(years)}`, en: `Calendars: ${span(years)}` },
    },
  ];
}

const span = (years: readonly number[]): string => `${Math.min(...years)}–${Math.max(...years)}`;

async function checkPollers({ temporalAddress, env }: Application): Promise<Finding[]> {
  if (temporalAddress === undefined) return [];
  const where = { temporalAddress, namespace: env['TEMPORAL_NAMESPACE'] || productNamespace };
  const pollers = await withEngine(where, async ({ connection }) => {
    const answer = await connection.withDeadline(Date.now() + 5_000, () =>
      connection.workflowService.describeTaskQueue({
        namespace: where.namespace,
        taskQueue: { name: taskQueue },
        taskQueueType: 1,
      }),
    );
    return answer.pollers?.length ?? 0;
  });
  if (pollers > 0)
    return [
      {
        id: 'worker.pollers',
        level: 'ok',
        message: { zh: `工作进程在岗：${pollers}`, en: `Workers at work: ${pollers}` },
      },
    ];
  return [
    {
      id: 'worker.pollers',
      level: 'fail',
      message: { zh: '没有工作进程在办理流程', en: 'No worker serves the workflows' },
      remedy: { zh: '请启动工作进程，并查看其日志。', en: 'Start a worker, and look into its log.' },
    },
  ];
}

async function checkPage({ address }: Application): Promise<Finding[]> {
  if (address === undefined) return [];
  const { ok, status } = await fetch(new URL('/readyz', address), { signal: AbortSignal.timeout(5_000) });
  if (ok)
    return [
      {
        id: 'api.ready',
        level: 'ok',
        message: { zh: `网页可用：${address}`, en: `The page answers: ${address}` },
      },
    ];
  return [
    {
      id: 'api.ready',
      level: 'fail',
      message: { zh: `接口尚未就绪（${status}）`, en: `The API is not ready (${status})` },
      remedy: { zh: '请查看 .taizhang/logs/api.log。', en: 'Look into .taizhang/logs/api.log.' },
    },
  ];
}

function unreachable(check: string, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    id: `${check}.unreachable`,
    level: 'fail',
    message: { zh: `无法检查（${check}）:${reason}`, en: `Could not be checked (${check}): ${reason}` },
    remedy: {
      zh: '请确认数据库和流程引擎在运行。',
      en: 'Make sure that the database and the workflow engine run.',
    },
  };
}
