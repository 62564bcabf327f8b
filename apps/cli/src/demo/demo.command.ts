import { startThrowawayEngine, waitFor, type Engine } from '#engine';
import { dayAt } from '#domain';
import { verify, type Database } from '#persistence';
import type { Client } from '@temporalio/client';
import type { Command, Surroundings } from '../command/command.js';
import { CliProblem, exitCodes } from '../command/problem.js';
import { withEngine } from '../connection/engine-client.js';
import { withDatabase } from '../connection/office-database.js';
import { issueLedgerNow } from '../ledger/issue-ledger.js';
import { replicaOf } from '../record/replica-of.js';
import { reportTo, setUpDatabase } from '../system/migrate.command.js';
import { StepLines, seconds } from '../terminal/step-lines.js';
import { workerSpec } from '../up/application.js';
import { DEMO_LEDGER, setUpDemoOffice, storeDemoLedger } from './demo-office.js';
import { DemoStage, type DemoSetting } from './demo-stage.js';
import { demoRows, lateRow, ordinaryRow, standingRow, type Disturbance } from './demo-story.js';
import { heading } from './timeline.js';

const TENANT = 'demo';
const OFFICE_OFFSET_MINUTES = 480;
const WORKER_LIMIT_MS = 60_000;
const OFFICE = { coordinatingUnit: 'u-zsj', responsibleLeader: 'p-qld-1' };

export const demoCommand: Command = {
  name: 'demo',
  summary: { zh: '在真实引擎上快进演示一年', en: 'play a year of one office on the real engine' },
  about: {
    zh: '在临时目录中启动一套完整的数据库、流程引擎和工作进程，把三个事项的时间逐段快进，打印时间线；中途强制终止工作进程，证明什么也没有丢。不触碰正在运行的系统，结束后不留任何东西。',
    en: 'Starts a database, the workflow engine and a worker of its own in a temporary directory, moves the time of three rows forward step by step and prints the timeline. Once it kills the worker to show that nothing is lost. A system that runs is not touched, and nothing is left behind.',
  },
  run: async (_, surroundings) => {
    const { env, signal, terminal } = surroundings;
    const { DATABASE_URL: _url, TEMPORAL_ADDRESS: _address, ...own } = env;
    const engine = await startThrowawayEngine({
      env: own,
      report: reportTo(new StepLines(terminal)),
      signal,
    });
    try {
      return await new Demo(surroundings, engine).run();
    } finally {
      await engine.stop();
    }
  },
};

class Demo {
  private readonly startedAt = performance.now();

  constructor(
    private readonly surroundings: Surroundings,
    private readonly engine: Engine,
  ) {}

  async run(): Promise<0 | 1> {
    const { terminal, root } = this.surroundings;
    const where = { databaseUrl: this.engine.databaseUrl, tenant: TENANT };
    await setUpDatabase(new StepLines(terminal), where);
    return withDatabase(where, async (database) => {
      const office = await setUpDemoOffice(database, TENANT, root);
      if (office.assumedYears.length > 0)
        terminal.tell({
          zh: `· ${office.assumedYears.join('、')} 年的放假安排尚未发布，演示中只按周末休息计算`,
          en: `· the calendar of ${office.assumedYears.join(', ')} is not published; the demo takes weekends alone`,
        });
      const ports = await this.engine.ports(['demo-worker']);
      const place = { engine: this.engine, root, env: { ...this.surroundings.env, TAIZHANG_TENANT: TENANT } };
      await this.engine.run(workerSpec(place, { api: 0, worker: ports['demo-worker'] }));
      return withEngine(this.engine, (client) =>
        this.play({ database, client, tenantId: TENANT, cast: office.cast, terminal }),
      );
    });
  }

  private async play(setting: DemoSetting): Promise<0 | 1> {
    const { database, client, terminal } = setting;
    const { signal } = this.surroundings;
    const rows = demoRows(dayAt(Date.now(), OFFICE_OFFSET_MINUTES));
    await storeDemoLedger(database, TENANT, OFFICE, rows);
    await issueLedgerNow({ database, client, tenantId: TENANT, ledgerId: DEMO_LEDGER, terminal, signal });
    const stories = [(stage: DemoStage) => ordinaryRow(stage, this.disturbance()), lateRow, standingRow];
    for (const [n, story] of stories.entries()) {
      signal.throwIfAborted();
      const paper = `${rows[n]?.content ?? ''} ${rows[n]?.responsibility ?? ''}。`;
      heading(terminal, terminal.phrase(titles[n] ?? titles[0]), paper);
      const stage = new DemoStage(setting, n + 1);
      await stage.tell();
      await story(stage);
    }
    return this.conclude(database, client);
  }

  private async conclude(database: Database, client: Client): Promise<0 | 1> {
    const { terminal } = this.surroundings;
    const report = await verify(database, {
      tenantId: TENANT,
      replicaOf: (taskId) => replicaOf(client, TENANT, taskId),
    });
    const took = seconds(performance.now() - this.startedAt);
    terminal.print('');
    terminal.print({
      zh: `核验：${report.tasks} 个事项、${report.events} 条记录，${report.violations} 处不一致。用时 ${took}。`,
      en: `Verified: ${report.tasks} tasks, ${report.events} events, ${report.violations} violations. Took ${took}.`,
    });
    return report.violations === 0 ? exitCodes.ok : exitCodes.failed;
  }

  private disturbance(): Disturbance {
    const { terminal } = this.surroundings;
    const worker = () => this.engine.describe().children.find((child) => child.name === 'worker');
    let killed = 0;
    return {
      killWorker: () => {
        killed = worker()?.pid ?? 0;
        process.kill(killed, 'SIGKILL');
        return killed;
      },
      nextWorker: async () => {
        const next = await waitFor(
          () => {
            const { pid, state } = worker() ?? {};
            return Promise.resolve(pid !== killed && state === 'ready' ? pid : undefined);
          },
          { limitMs: WORKER_LIMIT_MS, everyMs: 50 },
        );
        if (next === undefined) throw workerGone();
        return next;
      },
      tellKilled: (pid) =>
        terminal.print({
          zh: `  ✗ 报送途中，工作进程 ${pid} 被强制终止（kill -9）`,
          en: `  ✗ while the submission is on its way, worker ${pid} is killed (kill -9)`,
        }),
      tellBack: ({ pid, ms, times }) =>
        terminal.print({
          zh: `  ✓ 工作进程 ${pid} 接手，${seconds(ms)} 后得到答复；记录中恰有 ${times} 次报送`,
          en: `  ✓ worker ${pid} took over, the answer came after ${seconds(ms)}; the record holds it ${times} time(s)`,
        }),
    };
  }
}

const titles = [
  { zh: '第一幕：退回重报', en: 'Act one: returned and resubmitted' },
  { zh: '第二幕：逾期督办', en: 'Act two: overdue and escalated' },
  { zh: '第三幕：长期任务的一年', en: 'Act three: a year of a standing duty' },
] as const;

const workerGone = (): CliProblem =>
  new CliProblem(
    'demo.worker_gone',
    { zh: '工作进程没有恢复。', en: 'The worker did not come back.' },
    { zh: '请用 taizhang doctor 检查。', en: 'Ask taizhang doctor.' },
  );
