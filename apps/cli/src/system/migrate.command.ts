import { ensureNamespace, ensureSchema, engineSteps, resolveTools, type Report } from '#engine';
import { migrate, pendingMigrations, prepareTenant } from '#persistence';
import { namespace } from '#temporal';
import type { Command, Surroundings } from '../command/command.js';
import { CliProblem, exitCodes } from '../command/problem.js';
import { withDatabase } from '../connection/office-database.js';
import { databaseUrlOf, tenantOf } from '../connection/whereabouts.js';
import { runningEngine } from '#engine';
import { StepLines } from '../terminal/step-lines.js';

/** Sets up or updates everything a server needs, each part by the code that the embedded start uses too. */
export const migrateCommand: Command = {
  name: 'migrate',
  summary: {
    zh: '建立或升级数据库（可重复执行）',
    en: 'set up or upgrade the databases (may be repeated)',
  },
  about: {
    zh: '不带选项：业务数据库的表、角色、任务队列，以及日历和默认制度。--engine-schema 建立流程引擎的库表（在启动引擎之前）；--engine 另外登记命名空间（引擎启动之后）。',
    en: 'Without options: tables, roles and job queue of the application, calendars and the default policy. --engine-schema sets up the databases of the workflow engine, before its server starts; --engine also registers the namespace, once the server answers.',
  },
  options: {
    engine: {
      type: 'flag',
      help: { zh: '同时登记流程引擎的命名空间', en: 'also register the namespace of the workflow engine' },
    },
    'engine-schema': {
      type: 'flag',
      help: { zh: '只建立流程引擎的库表', en: 'only set up the databases of the workflow engine' },
    },
  },
  run: async (given, surroundings) => {
    const steps = new StepLines(surroundings.terminal);
    const databaseUrl = ownerUrl(surroundings);
    if (given.flag('engine-schema')) {
      await setUpEngineSchema(surroundings, databaseUrl);
      return exitCodes.ok;
    }
    if (given.flag('engine')) await registerNamespace(surroundings);
    await setUpDatabase(steps, { databaseUrl, tenant: tenantOf(surroundings.env) });
    return exitCodes.ok;
  },
};

/** Tables, roles and job queue, then calendars and policy. Asked again it changes nothing. */
export async function setUpDatabase(
  steps: StepLines,
  where: { databaseUrl: string; tenant: string },
): Promise<void> {
  const pending = await pendingMigrations(where.databaseUrl);
  await steps.run(
    {
      zh: `升级业务数据库（${pending.length} 项）`,
      en: `Updating the application database (${pending.length})`,
    },
    () => migrate(where.databaseUrl),
  );
  await withDatabase(where, (database) => prepareTenant(database, where.tenant, Date.now()));
}

function ownerUrl({ env, home }: Surroundings): string {
  const url = databaseUrlOf(env) ?? runningEngine(home)?.databaseUrl;
  if (url !== undefined) return url;
  throw new CliProblem(
    'database.unnamed',
    { zh: '不知道要升级哪个数据库。', en: 'It is not known which database to set up.' },
    {
      zh: '请给出 DATABASE_URL，或先用 npm start 启动（启动时会自动升级）。',
      en: 'Give DATABASE_URL, or start with npm start, which sets it up by itself.',
    },
  );
}

async function setUpEngineSchema(
  { env, terminal, signal }: Surroundings,
  databaseUrl: string,
): Promise<void> {
  const report = reportTo(new StepLines(terminal));
  const tools = await resolveTools({ env, report, signal });
  await ensureSchema({ tools, databaseUrl, env, report, signal });
}

async function registerNamespace({ env, home, terminal, signal }: Surroundings): Promise<void> {
  const address = env['TEMPORAL_ADDRESS'] || runningEngine(home)?.temporalAddress;
  if (address === undefined)
    throw new CliProblem(
      'engine.unnamed',
      { zh: '不知道流程引擎在哪里。', en: 'It is not known where the workflow engine is.' },
      { zh: '请给出 TEMPORAL_ADDRESS。', en: 'Give TEMPORAL_ADDRESS.' },
    );
  const report = reportTo(new StepLines(terminal));
  await ensureNamespace(address, env['TEMPORAL_NAMESPACE'] || namespace, report, signal);
}

/** Progress of the engine library as lines. */
export function reportTo(steps: StepLines): Report {
  return ({ step, detail, elapsedMs, done }) => {
    if (done) steps.done(step, engineSteps[step], detail, elapsedMs);
    else steps.going(step, engineSteps[step], detail);
  };
}
