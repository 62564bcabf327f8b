import { closeDatabase, openDatabase, type Database } from '#persistence';
import { CliProblem } from '../command/problem.js';
import type { Whereabouts } from './whereabouts.js';

/** Connections of one command; it works on one thing at a time, and on a few rows at once where that is quicker. */
const POOL_MAX = 6;

/** Runs `work` with the database open, and closes it in any case. */
export async function withDatabase<T>(
  where: Pick<Whereabouts, 'databaseUrl'>,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await open(where.databaseUrl);
  try {
    return await work(database);
  } finally {
    await closeDatabase(database);
  }
}

async function open(url: string): Promise<Database> {
  try {
    return await openDatabase({ url, applicationName: 'taizhang-cli', poolMax: POOL_MAX });
  } catch (cause) {
    const problem = new CliProblem(
      'database.unreachable',
      {
        zh: '业务数据库没有应答或尚未建好。',
        en: 'The application database does not answer or is not set up.',
      },
      {
        zh: '请确认服务在运行，并先执行 taizhang migrate。',
        en: 'Make sure that it runs, and set it up with taizhang migrate.',
      },
    );
    throw Object.assign(problem, { cause });
  }
}
