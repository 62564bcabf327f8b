import { startEngine, type Engine } from '#engine';
import { inTenant, refreshStatistics, type Database } from '#persistence';
import { readConfiguration } from '#telemetry';
import type { Command, Surroundings } from '../command/command.js';
import { exitCodes } from '../command/problem.js';
import { withEngine } from '../connection/engine-client.js';
import { withDatabase } from '../connection/office-database.js';
import { databaseUrlOf, tenantOf } from '../connection/whereabouts.js';
import { recoverWorkflows } from '../record/recover-workflows.js';
import { loadSample, wantsSample } from '../sample/load-sample.js';
import { finishSample, needsWorkflows } from '../sample/sample-stage.js';
import { reportTo, setUpDatabase } from '../system/migrate.command.js';
import { StepLines, seconds } from '../terminal/step-lines.js';
import { apiSpec, workerSpec } from './application.js';
import { tellWelcome } from './welcome.js';

/** Everything from two commands: engine, database, application, and on the first start the sample district. */
export const upCommand: Command = {
  name: 'up',
  summary: { zh: '启动台账（npm start）', en: 'start everything (npm start)' },
  about: {
    zh: '启动数据库、流程引擎、工作进程和网页；首次启动载入示例区。Ctrl-C 有序停止；再次启动一切都在原处。DATABASE_URL 和 TEMPORAL_ADDRESS 可分别改用外部服务器。',
    en: 'Starts database, workflow engine, worker and pages; the first start loads the sample district. Ctrl-C stops in order; the next start finds everything where it was. DATABASE_URL and TEMPORAL_ADDRESS switch each part to an outside server.',
  },
  options: {
    'no-sample': {
      type: 'flag',
      help: { zh: '首次启动不载入示例区', en: 'do not load the sample district on the first start' },
    },
  },
  run: async (given, surroundings) => {
    const start = new Start(surroundings, !given.flag('no-sample'));
    return start.run();
  },
};

class Start {
  private readonly startedAt = performance.now();
  private readonly steps: StepLines;
  private readonly tenant: string;

  constructor(
    private readonly surroundings: Surroundings,
    private readonly sampleWanted: boolean,
  ) {
    this.steps = new StepLines(surroundings.terminal);
    this.tenant = tenantOf(surroundings.env);
  }

  async run(): Promise<0> {
    const { home, env, signal, terminal } = this.surroundings;
    checkSettings(env);
    const engine = await startEngine({
      home,
      env: { ...env, DATABASE_URL: databaseUrlOf(env) },
      report: reportTo(this.steps),
      signal,
    });
    try {
      const address = await this.startApplication(engine);
      engine.announce(address);
      const where = { databaseUrl: engine.databaseUrl, tenant: this.tenant };
      await tellWelcome(terminal, { ...where, address, took: seconds(performance.now() - this.startedAt) });
      await raised(signal);
      terminal.tell({ zh: '正在停止 …', en: 'Stopping …' });
    } finally {
      await engine.stop();
    }
    terminal.tell({ zh: '✓ 已停止，数据都在原处。', en: '✓ Stopped; everything is kept.' });
    return exitCodes.ok;
  }

  /** The address at which the pages answer. */
  private async startApplication(engine: Engine): Promise<string> {
    const { env, root } = this.surroundings;
    const where = { databaseUrl: engine.databaseUrl, tenant: this.tenant };
    await setUpDatabase(this.steps, where);
    if (this.sampleWanted) await this.bringSample(where);
    const free = await engine.ports(['api', 'worker-health']);
    const ports = { api: Number(env['PORT'] || free.api), worker: free['worker-health'] };
    const place = { engine, root, env };
    await this.steps.run({ zh: '启动工作进程和网页', en: 'Starting worker and pages' }, async () => {
      await Promise.all([engine.run(workerSpec(place, ports)), engine.run(apiSpec(place, ports))]);
    });
    await this.startWorkflows(engine, where);
    const host = env['HOST'] || '127.0.0.1';
    return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${ports.api}`;
  }

  private async bringSample(where: { databaseUrl: string; tenant: string }): Promise<void> {
    const { root, signal, terminal } = this.surroundings;
    await withDatabase(where, async (database: Database) => {
      if (!(await inTenant(database, where.tenant, wantsSample))) return;
      const refused = await this.steps.run(
        { zh: '载入示例区并补演全年', en: 'Loading the sample district and its year' },
        (say) => loadSample({ database, tenantId: where.tenant, root, now: Date.now(), signal, say }),
      );
      for (const { row, act, refusal } of refused) terminal.tell(`! ${row} ${act}: ${refusal.code}`);
      await refreshStatistics(where.databaseUrl);
    });
  }

  /** After the sample was played its tasks have a past and no workflow; from here on they are ordinary. */
  private async startWorkflows(
    engine: Engine,
    where: { databaseUrl: string; tenant: string },
  ): Promise<void> {
    const { signal } = this.surroundings;
    await withDatabase(where, async (database) => {
      if (!(await inTenant(database, where.tenant, needsWorkflows))) return;
      await this.steps.run({ zh: '按记录启动流程', en: 'Starting workflows from the record' }, () =>
        withEngine(engine, (client) => recoverWorkflows(client, where.tenant, signal)),
      );
      await inTenant(database, where.tenant, (tx) => finishSample(tx, Date.now()));
    });
  }
}

/** Every setting is looked at before anything starts; the two addresses are known only once the engine runs. */
function checkSettings(env: NodeJS.ProcessEnv): void {
  const later: NodeJS.ProcessEnv = { TEMPORAL_ADDRESS: 'localhost:1' };
  if (!env['DATABASE_URL_FILE']) later['DATABASE_URL'] = 'postgres://localhost/later';
  const given = Object.entries(env).filter(([, value]) => value !== '');
  readConfiguration({ ...later, ...Object.fromEntries(given) });
}

function raised(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
