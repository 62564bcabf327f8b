import { verify, type VerifyReport } from '#persistence';
import type { Command } from '../command/command.js';
import { exitCodes } from '../command/problem.js';
import { withEngine } from '../connection/engine-client.js';
import { withDatabase } from '../connection/office-database.js';
import { whereabouts } from '../connection/whereabouts.js';
import { StepLines } from '../terminal/step-lines.js';
import type { Terminal } from '../terminal/terminal.js';
import { replicaOf } from './replica-of.js';

/** The one checker program (QUALITY 2.2): read-only, every violation by invariant, task and place; exit status 0 or 1. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: {
    zh: '核验记录：哈希链、状态、读模型、流程副本',
    en: 'verify the record: chains, states, read model, workflow replicas',
  },
  about: {
    zh: '逐条重算哈希链，把事件折叠后与状态、待办、统计逐行比对；在办事项另与流程中的副本比对。只读，可在运行中执行。',
    en: 'Recomputes every chain, folds the events of every task against its state and read model and, for open tasks, against the replica in its workflow. Reads only; may run while people work.',
  },
  options: {
    'record-only': {
      type: 'flag',
      help: { zh: '不询问流程引擎', en: 'do not ask the workflow engine' },
    },
    json: { type: 'flag', help: { zh: '输出 JSON', en: 'as JSON' } },
  },
  run: async (given, surroundings) => {
    const { terminal } = surroundings;
    const where = whereabouts(surroundings);
    const report = await withDatabase(where, (database) =>
      new StepLines(terminal).run({ zh: '核验', en: 'Verifying' }, (say) => {
        const options = {
          tenantId: where.tenant,
          onProgress: ({ tasks, events }: { tasks: number; events: number }) => say(`${tasks} / ${events}`),
        };
        if (given.flag('record-only')) return verify(database, options);
        return withEngine(where, (client) =>
          verify(database, { ...options, replicaOf: (taskId) => replicaOf(client, where.tenant, taskId) }),
        );
      }),
    );
    if (given.flag('json')) terminal.print(JSON.stringify(report, null, 2));
    else printReport(terminal, report);
    return report.violations === 0 ? exitCodes.ok : exitCodes.failed;
  },
};

function printReport(terminal: Terminal, report: VerifyReport): void {
  for (const { invariant, problem, taskId, seq, detail } of report.found)
    terminal.print(`✗ ${invariant} ${problem} ${taskId ?? ''}${seq === null ? '' : `#${seq}`} ${detail}`);
  const { tasks, events, violations } = report;
  terminal.print(
    violations === 0
      ? {
          zh: `✓ ${tasks} 个事项、${events} 条记录全部一致。`,
          en: `✓ ${tasks} tasks, ${events} events: all consistent.`,
        }
      : { zh: `✗ 发现 ${violations} 处不一致。`, en: `✗ ${violations} violations were found.` },
  );
}
