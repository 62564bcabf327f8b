import fs from 'node:fs';
import path from 'node:path';
import { EngineProblem, type Text } from '../problem.js';
import { inStep } from '../progress.js';
import { buildTools, goNeeded } from './go-build.js';
import { cachedToolsDirectory, serverVersion, toolNames, toolsIn, type TemporalTools } from './release.js';
import { downloadTools } from './release-archive.js';
import { StepFailed, checkedVersion, type ResolveOptions } from './tool-check.js';

export interface ResolvedTools extends TemporalTools {
  readonly version: string;
  /** Which step found them. */
  readonly source: 'given' | 'path' | 'cache' | 'download' | 'build';
}

/** One step of the search that did not lead to a server, and why. */
export interface Attempt {
  readonly step: string;
  readonly reason: string;
}

type Source = ResolvedTools['source'];
type Step = (options: ResolveOptions) => Promise<TemporalTools>;

const steps: Readonly<Record<Source, Step>> = {
  given: ({ env }) => given(env),
  path: ({ env }) => onPath(env),
  cache: async ({ env }) => toolsIn(cachedToolsDirectory(env)),
  download: downloadTools,
  build: buildTools,
};

/**
 * Finds the server and its sql tool: the directory `TEMPORAL_SERVER_BIN`, PATH, our cache, the official release
 * archive, a build with Go; the last two fill the cache (ENGINE 2.1). A server of another minor version is refused,
 * because its schema would differ. A directory that was named but does not serve ends the search.
 * Throws `temporal.server_missing`, which lists everything that was tried.
 */
export async function resolveTools(options: ResolveOptions): Promise<ResolvedTools> {
  return inStep(
    options.report,
    'temporal.resolve',
    serverVersion,
    () => search(options, Object.keys(steps) as Source[]),
    ({ version, source, server }) => `${version} (${source}) ${server}`,
  );
}

/** The server that is on this machine already: the first three steps alone. Throws `temporal.server_missing`. */
export const findInstalledTools = (options: ResolveOptions): Promise<ResolvedTools> =>
  search(options, ['given', 'path', 'cache']);

async function search(options: ResolveOptions, sources: readonly Source[]): Promise<ResolvedTools> {
  const attempts: Attempt[] = [];
  for (const source of sources) {
    try {
      const tools = await steps[source](options);
      const version = await checkedVersion(tools, options);
      return { ...tools, version, source };
    } catch (error) {
      if (options.signal.aborted) throw interrupted();
      attempts.push({
        step: stepNames[source],
        reason: error instanceof Error ? error.message : String(error),
      });
      if (source === 'given' && options.env['TEMPORAL_SERVER_BIN']) break;
    }
  }
  throw serverMissing(attempts);
}

const stepNames: Readonly<Record<Source, string>> = {
  given: 'TEMPORAL_SERVER_BIN',
  path: 'PATH',
  cache: 'cache',
  download: 'release archive',
  build: 'go install',
};

async function given(env: NodeJS.ProcessEnv): Promise<TemporalTools> {
  const directory = env['TEMPORAL_SERVER_BIN'];
  if (!directory) throw new StepFailed('not set');
  return toolsIn(path.resolve(directory));
}

async function onPath(env: NodeJS.ProcessEnv): Promise<TemporalTools> {
  const directories = (env['PATH'] ?? '').split(path.delimiter).filter((directory) => directory !== '');
  const find = (name: string): string => {
    const found = directories
      .map((directory) => path.join(directory, name))
      .find((file) => fs.existsSync(file));
    if (found === undefined) throw new StepFailed(`no ${name}`);
    return found;
  };
  return { server: find(toolNames.server), sqlTool: find(toolNames.sqlTool) };
}

export function interrupted(): EngineProblem {
  return new EngineProblem(
    'engine.interrupted',
    { zh: '启动被中断。', en: 'The start was interrupted.' },
    { zh: '再次启动即可，不会丢失任何数据。', en: 'Start again; nothing is lost.' },
  );
}

function serverMissing(attempts: readonly Attempt[]): EngineProblem {
  const list = attempts.map(({ step, reason }) => `\n  - ${step}: ${reason}`).join('');
  const text: Text = {
    zh: `没有找到可用的 Temporal 服务器 ${serverVersion}。已尝试：${list}\n`,
    en: `No usable Temporal server ${serverVersion} was found. Tried:${list}\n`,
  };
  const remedy: Text = {
    zh:
      `请任选其一：安装 Go ${goNeeded} 或更高版本后重试（自动编译）；把 ${toolNames.server} 和 ${toolNames.sqlTool} ` +
      `放入一个目录并设置 TEMPORAL_SERVER_BIN;或用 TEMPORAL_ADDRESS 指向已在运行的服务器。`,
    en:
      `Do one of these: install Go ${goNeeded} or newer and start again (it is built then); put ${toolNames.server} and ` +
      `${toolNames.sqlTool} into one directory and set TEMPORAL_SERVER_BIN; or point TEMPORAL_ADDRESS to a running server.`,
  };
  return new EngineProblem('temporal.server_missing', text, remedy);
}
