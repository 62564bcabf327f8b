import { postgresMajor } from '../postgres/binaries.js';
import { withClient, withoutPassword } from '../postgres/databases.js';
import { serverVersion, sameMinor } from '../temporal/release.js';
import { frontendAnswers, withConnection } from '../temporal/server.js';
import { broken, doubtful, fine, type Finding } from './finding.js';

const clockDoubtfulMs = 1_000;
const clockBrokenMs = 30_000;

/** Whether the database answers, is of the version wanted, and has the same time as we. */
export async function checkDatabase(url: string): Promise<Finding[]> {
  const shown = withoutPassword(url);
  try {
    const sql = `SELECT current_setting('server_version') AS version, extract(epoch FROM clock_timestamp()) * 1000 AS now`;
    const { row, apartMs } = await withClient(url, async (client) => {
      const before = Date.now();
      const { rows } = await client.query(sql);
      const [found] = rows as [{ version: string; now: string }];
      return { row: found, apartMs: distance(Number(found.now), before, Date.now()) };
    });
    return [versionFinding(shown, row.version), clockFinding(apartMs)];
  } catch (error) {
    const message = {
      zh: `数据库 ${shown} 没有应答：${String(error)}`,
      en: `The database ${shown} does not answer: ${String(error)}`,
    };
    const remedy = { zh: '请启动它，并检查 DATABASE_URL。', en: 'Start it, and check DATABASE_URL.' };
    return [broken('database.reach', message, remedy)];
  }
}

/** How far an instant lies outside the interval in which it was asked for, in milliseconds. */
export const distance = (instant: number, from: number, to: number): number =>
  Math.max(0, Math.round(instant < from ? from - instant : instant - to));

function versionFinding(shown: string, version: string): Finding {
  const message = {
    zh: `数据库 ${shown}（PostgreSQL ${version}）`,
    en: `Database ${shown} (PostgreSQL ${version})`,
  };
  if (Number.parseInt(version, 10) >= Number(postgresMajor)) return fine('database.reach', message);
  return broken('database.reach', message, {
    zh: `请使用 PostgreSQL ${postgresMajor} 或更高版本。`,
    en: `Use PostgreSQL ${postgresMajor} or newer.`,
  });
}

export function clockFinding(apartMs: number): Finding {
  const message = {
    zh: `与数据库时钟相差 ${apartMs} 毫秒`,
    en: `${apartMs} ms apart from the database's clock`,
  };
  const remedy = {
    zh: '请在两台机器上启用时间同步（NTP）。',
    en: 'Turn on time synchronisation (NTP) on both machines.',
  };
  if (apartMs >= clockBrokenMs) return broken('clock.database', message, remedy);
  return apartMs >= clockDoubtfulMs
    ? doubtful('clock.database', message, remedy)
    : fine('clock.database', message);
}

/** Whether the workflow engine answers and knows the namespace. */
export async function checkEngine(address: string, namespace: string): Promise<Finding[]> {
  const version = await frontendAnswers(address, 5_000);
  if (version === undefined) {
    const message = {
      zh: `流程引擎 ${address} 没有应答`,
      en: `The workflow engine at ${address} does not answer`,
    };
    const remedy = { zh: '请启动它，并检查 TEMPORAL_ADDRESS。', en: 'Start it, and check TEMPORAL_ADDRESS.' };
    return [broken('engine.reach', message, remedy)];
  }
  return [engineVersion(address, version), await checkNamespace(address, namespace)];
}

function engineVersion(address: string, version: string): Finding {
  const message = { zh: `流程引擎 ${address}（${version}）`, en: `Workflow engine ${address} (${version})` };
  if (sameMinor(version, serverVersion)) return fine('engine.reach', message);
  return doubtful('engine.reach', message, {
    zh: `本产品在 ${serverVersion} 上测试；按时间推进的演示在更早的版本上不可用。`,
    en: `The product is tested with ${serverVersion}; time skipping does not exist in older versions.`,
  });
}

async function checkNamespace(address: string, namespace: string): Promise<Finding> {
  try {
    await withConnection(address, ({ workflowService }) => workflowService.describeNamespace({ namespace }));
    return fine('engine.namespace', { zh: `命名空间 ${namespace}`, en: `Namespace ${namespace}` });
  } catch (error) {
    const { zh, en } = { zh: `没有命名空间 ${namespace}`, en: `There is no namespace ${namespace}` };
    const message = { zh: `${zh}:${String(error)}`, en: `${en}: ${String(error)}` };
    return broken('engine.namespace', message, {
      zh: '请用 taizhang up 启动一次，或请管理员登记该命名空间。',
      en: 'Run taizhang up once, or have the namespace registered.',
    });
  }
}
