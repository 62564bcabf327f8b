import type { Command } from '../command/command.js';
import { exitCodes } from '../command/problem.js';
import { withEngine } from '../connection/engine-client.js';
import { whereabouts } from '../connection/whereabouts.js';
import { StepLines } from '../terminal/step-lines.js';
import { recoverWorkflows } from './recover-workflows.js';

export const recoverCommand: Command = {
  name: 'recover',
  summary: { zh: '按记录补启缺失的流程', en: 'start missing workflows from the record' },
  about: {
    zh: '流程引擎的数据库丢失或恢复到旧时点之后使用。已在运行的流程不受影响，可重复执行。',
    en: 'After the loss of the engine’s own database. Workflows that run are left alone; may be repeated.',
  },
  run: async (_, surroundings) => {
    const where = whereabouts(surroundings);
    const report = await new StepLines(surroundings.terminal).run(
      { zh: '按记录启动流程', en: 'Starting workflows from the record' },
      () => withEngine(where, (client) => recoverWorkflows(client, where.tenant, surroundings.signal)),
    );
    surroundings.terminal.print({
      zh: `新启动 ${report.started} 个，已在运行 ${report.running} 个。`,
      en: `${report.started} were started, ${report.running} were running.`,
    });
    return exitCodes.ok;
  },
};
