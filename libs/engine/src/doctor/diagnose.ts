import path from 'node:path';
import { runningEngine } from '../home.js';
import { doubtful, fine, type Finding } from './finding.js';
import { checkDisk, checkNode, checkPorts, checkTimeZone } from './machine.js';
import { checkDatabase, checkEngine } from './reach.js';
import { checkServerTools } from './server-tools.js';

export interface DiagnoseOptions {
  readonly home: string;
  /** Default `process.env`. */
  readonly env?: NodeJS.ProcessEnv;
  /** Used when no engine runs in the home. Default `taizhang`. */
  readonly namespace?: string;
}

/**
 * Everything that can be said about this machine and the engine of a home, in the order in which a person would look.
 * Nothing is started or changed. Parts that the environment switches to an outside server are asked there.
 */
export async function diagnose(options: DiagnoseOptions): Promise<Finding[]> {
  const home = path.resolve(options.home);
  const env = options.env ?? process.env;
  const running = runningEngine(home);
  const databaseUrl = env['DATABASE_URL'] || running?.databaseUrl;
  const address = env['TEMPORAL_ADDRESS'] || running?.temporalAddress;
  const namespace = running?.namespace ?? options.namespace ?? 'taizhang';
  return [
    checkNode(),
    checkDisk(home),
    checkTimeZone(),
    ...(running === undefined ? [await checkPorts(home)] : []),
    ...(env['TEMPORAL_ADDRESS'] ? [] : [await checkServerTools(env)]),
    running === undefined ? notRunning(home) : runs(home, running.pid),
    ...(databaseUrl === undefined ? [] : await checkDatabase(databaseUrl)),
    ...(address === undefined ? [] : await checkEngine(address, namespace)),
  ];
}

const notRunning = (home: string): Finding =>
  doubtful(
    'engine.running',
    { zh: `${home} 中没有正在运行的台账`, en: `Taizhang does not run in ${home}` },
    { zh: '请执行 npm start 启动。', en: 'Start it with npm start.' },
  );

const runs = (home: string, pid: number): Finding =>
  fine('engine.running', { zh: `正在 ${home} 运行（进程 ${pid}）`, en: `Runs in ${home} (process ${pid})` });
