import fs from 'node:fs';
import type { Report } from '../progress.js';
import { runToEnd } from '../process/run-to-end.js';
import { parseVersion, sameMinor, serverVersion, type TemporalTools } from './release.js';

export interface ResolveOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly report: Report;
  readonly signal: AbortSignal;
}

/** Why a step of the search found no usable server. The search goes on with the next step. */
export class StepFailed extends Error {}

/** Runs both tools, because a file may be of another platform or cut short. Gives the server's version. */
export async function checkedVersion(tools: TemporalTools, options: ResolveOptions): Promise<string> {
  const [version, toolVersion] = await Promise.all([
    versionOf(tools.server, options),
    versionOf(tools.sqlTool, options),
  ]);
  for (const found of [version, toolVersion]) {
    if (!sameMinor(found, serverVersion))
      throw new StepFailed(`version ${found}, needed is ${serverVersion}`);
  }
  return version;
}

async function versionOf(file: string, { env, signal }: ResolveOptions): Promise<string> {
  if (!fs.existsSync(file)) throw new StepFailed(`no ${file}`);
  const result = await runToEnd(file, ['--version'], { env: toolEnvironment(env), limitMs: 30_000, signal });
  const version = parseVersion(result.output);
  if (!result.ok || version === undefined) throw new StepFailed(`${file} --version: ${result.ending}`);
  return version;
}

/** The variables `TEMPORAL_*` and `DB*` of the user would change what the tools do (ENGINE 2.4). */
export const toolEnvironment = (env: NodeJS.ProcessEnv): Record<string, string> => ({
  PATH: env['PATH'] ?? '',
  HOME: env['HOME'] ?? '/',
  ...(env['SystemRoot'] === undefined ? {} : { SystemRoot: env['SystemRoot'] }),
});
