import { runningEngine, waitFor } from '#engine';
import type { Command } from '../command/command.js';
import { CliProblem, exitCodes } from '../command/problem.js';

/** An orderly stop takes a few seconds; the supervisor itself bounds every process. */
const STOP_LIMIT_MS = 90_000;

export const stopCommand: Command = {
  name: 'stop',
  summary: { zh: '停止正在运行的台账', en: 'stop the running system' },
  run: async (_, { terminal, home, signal }) => {
    const running = runningEngine(home);
    if (running === undefined) {
      terminal.tell({ zh: `台账没有在 ${home} 运行。`, en: `Nothing runs in ${home}.` });
      return exitCodes.ok;
    }
    process.kill(running.pid, 'SIGTERM');
    const gone = async (): Promise<true | undefined> =>
      Promise.resolve(runningEngine(home)?.pid === running.pid ? undefined : true);
    if ((await waitFor(gone, { limitMs: STOP_LIMIT_MS, everyMs: 100, signal })) === undefined)
      throw new CliProblem(
        'system.still_running',
        { zh: `进程 ${running.pid} 还没有停止。`, en: `The process ${running.pid} still runs.` },
        { zh: '请查看运行 npm start 的窗口。', en: 'Look into the window in which npm start runs.' },
      );
    terminal.tell({ zh: '✓ 已停止。', en: '✓ Stopped.' });
    return exitCodes.ok;
  },
};
