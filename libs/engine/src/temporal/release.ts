import os from 'node:os';
import path from 'node:path';

/** The server release that this product is made for. The schema belongs to the minor version (ENGINE 1, 2.3). */
export const serverVersion = '1.32.1';

export interface TemporalTools {
  readonly server: string;
  readonly sqlTool: string;
}

const suffix = process.platform === 'win32' ? '.exe' : '';

export const toolNames = {
  server: `temporal-server${suffix}`,
  sqlTool: `temporal-sql-tool${suffix}`,
} as const;

export const toolsIn = (directory: string): TemporalTools => ({
  server: path.join(directory, toolNames.server),
  sqlTool: path.join(directory, toolNames.sqlTool),
});

const releaseOs: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const releaseArch: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** Names of this machine in the release's file names; `undefined` where no release is made for it. */
export function releasePlatform(
  platform: string = process.platform,
  arch: string = process.arch,
): { os: string; arch: string } | undefined {
  const osName = releaseOs[platform];
  const archName = releaseArch[arch];
  return osName === undefined || archName === undefined ? undefined : { os: osName, arch: archName };
}

/** `$TAIZHANG_CACHE`, else `$XDG_CACHE_HOME/taizhang`, else `~/.cache/taizhang`. */
export function cacheDirectory(env: NodeJS.ProcessEnv): string {
  if (env['TAIZHANG_CACHE']) return path.resolve(env['TAIZHANG_CACHE']);
  if (env['XDG_CACHE_HOME']) return path.join(env['XDG_CACHE_HOME'], 'taizhang');
  return path.join(env['HOME'] || os.homedir(), '.cache', 'taizhang');
}

/** The directory of both tools in the cache, for example `…/temporal/1.32.1-linux-amd64`. */
export function cachedToolsDirectory(env: NodeJS.ProcessEnv): string {
  const platform = releasePlatform() ?? { os: process.platform, arch: process.arch };
  return path.join(cacheDirectory(env), 'temporal', `${serverVersion}-${platform.os}-${platform.arch}`);
}

/** `1.32.1` from `temporal version 1.32.1`, or `undefined`. */
export const parseVersion = (output: string): string | undefined => /\b(\d+\.\d+\.\d+)\b/.exec(output)?.[1];

export const sameMinor = (a: string, b: string): boolean =>
  a.split('.').slice(0, 2).join('.') === b.split('.').slice(0, 2).join('.');
