import { rebuild } from '#persistence';
import type { Command } from '../command/command.js';
import { exitCodes } from '../command/problem.js';
import { withDatabase } from '../connection/office-database.js';
import { databaseWhereabouts } from '../connection/whereabouts.js';
import { StepLines } from '../terminal/step-lines.js';

export const rebuildCommand: Command = {
  name: 'rebuild',
  summary: { zh: '从记录重建状态和读模型', en: 'project states and read model anew from the record' },
  about: {
    zh: '逐个事项重建，运行中也可执行。哈希链已损坏的事项只报告、不重建。',
    en: 'Task by task; people may go on working. A task whose own record does not verify is reported and left as it is.',
  },
  run: async (_, surroundings) => {
    const { terminal } = surroundings;
    const where = databaseWhereabouts(surroundings);
    const report = await withDatabase(where, (database) =>
      new StepLines(terminal).run({ zh: '重建读模型', en: 'Rebuilding' }, (say) =>
        rebuild(database, { tenantId: where.tenant, onProgress: ({ tasks }) => say(String(tasks)) }),
      ),
    );
    for (const { problem, taskId, seq, detail } of report.damaged)
      terminal.print(`✗ ${problem} ${taskId ?? ''}${seq === null ? '' : `#${seq}`} ${detail}`);
    terminal.print({ zh: `已重建 ${report.tasks} 个事项。`, en: `${report.tasks} tasks were rebuilt.` });
    return report.damaged.length === 0 ? exitCodes.ok : exitCodes.failed;
  },
};
