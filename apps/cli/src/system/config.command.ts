import { describeConfiguration, readConfiguration } from '#telemetry';
import type { Command, Surroundings } from '../command/command.js';
import { exitCodes } from '../command/problem.js';
import { runningEngine } from '#engine';
import { columns } from '../terminal/text.js';

/** The typed configuration as api and worker would read it here, secrets hidden; all errors at once. */
export const configCommand: Command = {
  name: 'config',
  summary: {
    zh: '显示全部设置及其来源（隐去口令）',
    en: 'show every setting and where it came from, secrets hidden',
  },
  options: { json: { type: 'flag', help: { zh: '输出 JSON', en: 'as JSON' } } },
  run: async (given, surroundings) => {
    const { terminal } = surroundings;
    const described = describeConfiguration(readConfiguration(environmentOf(surroundings)));
    if (given.flag('json')) terminal.print(JSON.stringify(described, null, 2));
    else {
      const rows = described.map(({ key, value, source, about }) => [
        key,
        value ?? '–',
        source,
        terminal.phrase(about),
      ]);
      for (const line of columns(rows)) terminal.print(line);
    }
    return Promise.resolve(exitCodes.ok);
  },
};

/** The environment of this shell; what the running system of this home knows stands in where it names nothing. */
function environmentOf({ env, home }: Surroundings): NodeJS.ProcessEnv {
  const running = runningEngine(home);
  if (running === undefined) return env;
  const known: NodeJS.ProcessEnv = {
    TEMPORAL_ADDRESS: running.temporalAddress,
    TEMPORAL_NAMESPACE: running.namespace,
  };
  if (!env['DATABASE_URL_FILE']) known['DATABASE_URL'] = running.databaseUrl;
  return { ...known, ...env };
}
