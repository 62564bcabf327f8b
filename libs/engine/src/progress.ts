import type { Text } from './problem.js';

/** The long steps of a start or stop, in the order in which they usually happen, with their names for people. */
export const engineSteps = {
  'postgres.binaries': { zh: '准备数据库程序', en: 'Preparing the database programs' },
  'postgres.init': { zh: '创建数据库', en: 'Creating the database' },
  'postgres.start': { zh: '启动数据库', en: 'Starting the database' },
  'temporal.resolve': { zh: '查找流程引擎', en: 'Looking for the workflow engine' },
  'temporal.download': { zh: '下载流程引擎', en: 'Downloading the workflow engine' },
  'temporal.build': { zh: '编译流程引擎（仅首次）', en: 'Building the workflow engine (first time only)' },
  'temporal.schema': { zh: '建立流程引擎的数据表', en: 'Setting up the tables of the workflow engine' },
  'temporal.start': { zh: '启动流程引擎', en: 'Starting the workflow engine' },
  'temporal.namespace': { zh: '登记命名空间', en: 'Registering the namespace' },
  'leftovers.stop': { zh: '清理上次遗留的进程', en: 'Clearing processes left by the last run' },
  'child.start': { zh: '启动进程', en: 'Starting a process' },
  'child.restart': { zh: '进程退出，正在重启', en: 'A process ended, starting it again' },
  'child.stop': { zh: '停止进程', en: 'Stopping a process' },
} as const satisfies Record<string, Text>;

export type EngineStep = keyof typeof engineSteps;

/**
 * One line of progress. `detail` is free of language (names, versions, paths, counts); the step's name stands in
 * {@link engineSteps}. A step may report many lines; exactly one of them has `done: true` unless the step fails,
 * in which case the failure is thrown. `elapsedMs` counts from the step's first line.
 */
export interface Progress {
  readonly step: EngineStep;
  readonly detail: string;
  readonly elapsedMs: number;
  readonly done: boolean;
}

export type Report = (progress: Progress) => void;

/** For callers that want no progress. */
export const silent: Report = () => undefined;

/** Runs one step and reports its beginning, whatever it says on the way, and its end. */
export async function inStep<T>(
  report: Report,
  step: EngineStep,
  detail: string,
  work: (say: (detail: string) => void) => Promise<T>,
  outcome: (result: T) => string = () => detail,
): Promise<T> {
  const startedAt = performance.now();
  const line = (text: string, done: boolean): void =>
    report({ step, detail: text, elapsedMs: Math.round(performance.now() - startedAt), done });
  line(detail, false);
  const result = await work((text) => line(text, false));
  line(outcome(result), true);
  return result;
}

/** A listener that throws must not bring down what it listens to. */
export const guarded =
  (report: Report): Report =>
  (progress) => {
    try {
      report(progress);
    } catch {
      // its line is lost, the work goes on
    }
  };
