import fs from 'node:fs';
import path from 'node:path';
import { freeBytes } from '../free-space.js';
import { inStep } from '../progress.js';
import { runToEnd } from '../process/run-to-end.js';
import { isAtLeast } from '../version-order.js';
import { fillCache } from './cache-entry.js';
import { cacheDirectory, serverVersion, toolNames, type TemporalTools } from './release.js';
import { StepFailed, type ResolveOptions } from './tool-check.js';

/** Go that compiles the server; from `goFetches` on, Go fetches a newer one by itself unless told not to. */
export const goNeeded = '1.26.8';
const goFetches = '1.21.0';

const packages = [
  { path: 'go.temporal.io/server/cmd/server', builtAs: 'server', name: toolNames.server },
  { path: 'go.temporal.io/server/cmd/tools/sql', builtAs: 'sql', name: toolNames.sqlTool },
] as const;

/** Cold caches of Go hold 3.6 GB after the build, the tools take 0.2 GB (ENGINE 2.1). */
const diskNeededBytes = 4.5e9;
const buildLimitMs = 45 * 60_000;
const lineEveryMs = 3_000;

/** Last step of the search: builds both tools from the module proxy. About five minutes on two cores. */
export async function buildTools(options: ResolveOptions): Promise<TemporalTools> {
  const go = findGo(options.env);
  if (go === undefined) throw new StepFailed('Go is not installed (no "go" on the PATH)');
  await checkGo(go, options);
  return inStep(options.report, 'temporal.build', `${serverVersion}, ${go}`, (say) =>
    fillCache(options, say, async (staging) => {
      await checkDisk(go, options);
      for (const one of packages) {
        await install(go, `${one.path}@v${serverVersion}`, staging, options, say);
        const built = process.platform === 'win32' ? `${one.builtAs}.exe` : one.builtAs;
        fs.renameSync(path.join(staging, built), path.join(staging, one.name));
      }
    }),
  );
}

/** The `go` of the PATH, or `undefined`. */
export function findGo(env: NodeJS.ProcessEnv): string | undefined {
  const name = process.platform === 'win32' ? 'go.exe' : 'go';
  const directories = (env['PATH'] ?? '').split(path.delimiter).filter((directory) => directory !== '');
  return directories.map((directory) => path.join(directory, name)).find((file) => fs.existsSync(file));
}

/** `1.26.8` from `go version go1.26.8 linux/amd64`, or `undefined`. */
export const parseGoVersion = (output: string): string | undefined => {
  const match = /\bgo(\d+)\.(\d+)(?:\.(\d+))?/.exec(output);
  return match === null ? undefined : `${match[1]}.${match[2]}.${match[3] ?? '0'}`;
};

/** Whether this Go can build the server. Gives its version. Throws {@link StepFailed}. */
export async function checkGo(go: string, options: Omit<ResolveOptions, 'report'>): Promise<string> {
  const env = goEnvironment(options.env);
  const { ok, output, ending } = await runToEnd(go, ['version'], {
    env,
    limitMs: 60_000,
    signal: options.signal,
  });
  const version = parseGoVersion(output);
  if (!ok || version === undefined) throw new StepFailed(`${go} version: ${ending}`);
  if (isAtLeast(version, goNeeded)) return version;
  if (isAtLeast(version, goFetches) && options.env['GOTOOLCHAIN'] !== 'local') return version;
  throw new StepFailed(`${go} is version ${version}, needed is ${goNeeded}`);
}

async function checkDisk(go: string, options: ResolveOptions): Promise<void> {
  const env = goEnvironment(options.env);
  const { ok, output } = await runToEnd(go, ['env', 'GOCACHE', 'GOMODCACHE'], { env, limitMs: 60_000 });
  const directories = [...(ok ? output.split('\n') : []), cacheDirectory(options.env)];
  for (const directory of directories.filter((one) => path.isAbsolute(one))) {
    const free = freeBytes(directory);
    if (free >= diskNeededBytes) continue;
    throw new StepFailed(
      `${gigabytes(free)} free for ${directory}, needed are ${gigabytes(diskNeededBytes)}`,
    );
  }
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

async function install(
  go: string,
  what: string,
  staging: string,
  options: ResolveOptions,
  say: (detail: string) => void,
): Promise<void> {
  let compiled = 0;
  let latest = '';
  const count = (line: string): void => {
    latest = line.replace(/^go: /, '');
    if (!line.startsWith('go: ')) compiled += 1;
  };
  const ticker = setInterval(() => say(`${compiled} packages compiled, ${latest}`), lineEveryMs);
  const args = ['install', '-v', '-trimpath', '-ldflags=-s -w', what];
  const result = await runToEnd(go, args, {
    env: { ...goEnvironment(options.env), CGO_ENABLED: '0', GOBIN: staging },
    cwd: staging,
    limitMs: buildLimitMs,
    signal: options.signal,
    onLine: count,
  });
  clearInterval(ticker);
  if (result.ok) return;
  throw new StepFailed(
    `go install ${what}: ${result.ending}\n${result.output.split('\n').slice(-5).join('\n')}`,
  );
}

/** The user's own settings of Go (proxy, caches) hold; those that aim at another build do not. */
function goEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const dropped = new Set(['GOFLAGS', 'GOOS', 'GOARCH', 'GOBIN', 'GOWORK']);
  const kept = Object.entries(env).filter(([name, value]) => value !== undefined && !dropped.has(name));
  return Object.fromEntries(kept as [string, string][]);
}
