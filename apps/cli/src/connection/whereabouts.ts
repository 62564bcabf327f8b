import fs from 'node:fs';
import { runningEngine, type RunningEngine } from '#engine';
import { namespace } from '#temporal';
import type { Surroundings } from '../command/command.js';
import { CliProblem } from '../command/problem.js';

/** Where the system is that a command works on. */
export interface Whereabouts {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly tenant: string;
  /** The page of the application, when it runs from this home. */
  readonly address: string | undefined;
}

/**
 * From the environment where it names outside servers, else from the running system of this home. Throws
 * `system.not_running` when neither is there, `system.starting` while it starts.
 */
export function whereabouts({ env, home }: Pick<Surroundings, 'env' | 'home'>): Whereabouts {
  const running = startedSystem(env, home);
  const databaseUrl = databaseUrlOf(env) ?? running?.databaseUrl;
  const temporalAddress = env['TEMPORAL_ADDRESS'] || running?.temporalAddress;
  if (databaseUrl === undefined || temporalAddress === undefined) throw notRunning(home);
  return {
    databaseUrl,
    temporalAddress,
    namespace: env['TEMPORAL_NAMESPACE'] || (running?.namespace ?? namespace),
    tenant: tenantOf(env),
    address: running?.address,
  };
}

/** The system of this home; one that is still starting may be half way through its first set-up, so it is not given. */
function startedSystem(env: NodeJS.ProcessEnv, home: string): RunningEngine | undefined {
  const running = runningEngine(home);
  if (running !== undefined && running.address === undefined && databaseUrlOf(env) === undefined)
    throw new CliProblem(
      'system.starting',
      { zh: '台账正在启动。', en: 'Taizhang is still starting.' },
      {
        zh: '请等它打印出网页地址后再执行。',
        en: 'Wait until it has printed its address, then run this again.',
      },
    );
  return running;
}

/** The same for commands that need the database alone. */
export function databaseWhereabouts({
  env,
  home,
}: Pick<Surroundings, 'env' | 'home'>): Pick<Whereabouts, 'databaseUrl' | 'tenant'> {
  const databaseUrl = databaseUrlOf(env) ?? startedSystem(env, home)?.databaseUrl;
  if (databaseUrl === undefined) throw notRunning(home);
  return { databaseUrl, tenant: tenantOf(env) };
}

/** `DATABASE_URL`, or the content of the file that `DATABASE_URL_FILE` names. */
export function databaseUrlOf(env: NodeJS.ProcessEnv): string | undefined {
  if (env['DATABASE_URL']) return env['DATABASE_URL'];
  const file = env['DATABASE_URL_FILE'];
  return file ? fs.readFileSync(file, 'utf8').trim() : undefined;
}

export const tenantOf = (env: NodeJS.ProcessEnv): string => env['TAIZHANG_TENANT'] || 'default';

function notRunning(home: string): CliProblem {
  return new CliProblem(
    'system.not_running',
    { zh: `台账没有在 ${home} 运行。`, en: `Taizhang does not run in ${home}.` },
    {
      zh: '请先执行 npm start；若使用外部服务器，请给出 DATABASE_URL 和 TEMPORAL_ADDRESS。',
      en: 'Start it with npm start, or name outside servers by DATABASE_URL and TEMPORAL_ADDRESS.',
    },
  );
}
