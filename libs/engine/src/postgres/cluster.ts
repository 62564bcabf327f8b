import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { EngineProblem } from '../problem.js';
import { inStep, type Report } from '../progress.js';
import { syncDirectory, writeDurably } from '../process/durable-file.js';
import { runToEnd } from '../process/run-to-end.js';
import { postgresMajor, programPath } from './binaries.js';
import type { PostgresPlace } from './place.js';

/** The superuser of an embedded cluster. */
export const superuser = 'app';

/** What the programs see of our environment: no locale, no PG variables. */
export const postgresEnvironment = (env: NodeJS.ProcessEnv): Record<string, string> => ({
  PATH: env['PATH'] ?? '',
  HOME: '/',
  LC_ALL: 'C',
  ...(env['SystemRoot'] === undefined ? {} : { SystemRoot: env['SystemRoot'] }),
});

export interface ClusterOptions {
  readonly durable: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly report: Report;
  readonly signal: AbortSignal;
}

/**
 * Makes sure that the cluster exists and gives its superuser's password. A cluster is built beside its place and moved
 * there when complete, so a crash in the middle leaves nothing that looks like data.
 */
export async function ensureCluster(place: PostgresPlace, options: ClusterOptions): Promise<string> {
  const version = path.join(place.data, 'PG_VERSION');
  const passwordFile = path.join(place.directory, 'password');
  if (!fs.existsSync(version)) {
    const password = fs.existsSync(passwordFile)
      ? fs.readFileSync(passwordFile, 'utf8')
      : newPassword(passwordFile);
    await inStep(options.report, 'postgres.init', place.data, () => initialise(place, password, options));
    return password;
  }
  checkOwner(place);
  const major = fs.readFileSync(version, 'utf8').trim();
  if (major !== postgresMajor) throw otherMajor(place, major);
  if (!fs.existsSync(passwordFile)) throw passwordMissing(passwordFile);
  return fs.readFileSync(passwordFile, 'utf8');
}

function newPassword(file: string): string {
  const password = crypto.randomBytes(24).toString('base64url');
  writeDurably(file, password, 0o600);
  return password;
}

async function initialise(place: PostgresPlace, password: string, options: ClusterOptions): Promise<void> {
  removeStaging(place);
  const staging = path.join(place.directory, `staging-${process.pid}`);
  const passwordCopy = `${staging}.password`;
  const { user } = place;
  fs.mkdirSync(staging, { mode: 0o700 });
  fs.writeFileSync(passwordCopy, password, { mode: 0o600 });
  if (user !== undefined) {
    fs.chownSync(staging, user.uid, user.gid);
    fs.chownSync(passwordCopy, user.uid, user.gid);
  }
  const result = await runToEnd(
    programPath(place.native, 'initdb'),
    initArguments(staging, passwordCopy, options.durable),
    {
      env: postgresEnvironment(options.env),
      cwd: '/',
      limitMs: 120_000,
      signal: options.signal,
      ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
    },
  );
  fs.rmSync(passwordCopy, { force: true });
  if (!result.ok) throw initFailed(place, result.ending, result.output);
  fs.renameSync(staging, place.data);
  if (options.durable) syncDirectory(place.directory);
}

function removeStaging(place: PostgresPlace): void {
  for (const entry of fs.readdirSync(place.directory).filter((name) => name.startsWith('staging-'))) {
    fs.rmSync(path.join(place.directory, entry), { recursive: true, force: true });
  }
}

/** UTF-8 with code point order; the character classes are needed by trigram search on Chinese (STACK 6.2). */
function initArguments(data: string, passwordFile: string, durable: boolean): string[] {
  const ctype = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const superuserOptions = ['-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const locale = [
    '--locale=C',
    `--lc-ctype=${ctype}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const sync = durable ? [] : ['--no-sync'];
  return ['-D', data, '--encoding=UTF8', '--no-instructions', ...superuserOptions, ...locale, ...sync];
}

function checkOwner(place: PostgresPlace): void {
  const uid = process.getuid?.();
  if (uid === undefined || uid === 0) return;
  const owner = fs.statSync(place.data).uid;
  if (owner === uid) return;
  throw new EngineProblem(
    'postgres.not_ours',
    {
      zh: `数据目录 ${place.data} 属于另一个用户（uid ${owner}）。`,
      en: `The data directory ${place.data} belongs to another user (uid ${owner}).`,
    },
    {
      zh: '请以该用户（或 root）启动，或换一个目录。',
      en: 'Start as that user (or as root), or use another directory.',
    },
  );
}

const initFailed = (place: PostgresPlace, ending: string, output: string): EngineProblem =>
  new EngineProblem(
    'postgres.init_failed',
    {
      zh: `无法在 ${place.data} 创建数据库（${ending}）。`,
      en: `The database in ${place.data} was not created (${ending}).`,
    },
    {
      zh: '请检查磁盘空间和目录权限。',
      en: 'Check the free disk space and the permissions of the directory.',
    },
    new Error(output),
  );

const otherMajor = (place: PostgresPlace, major: string): EngineProblem =>
  new EngineProblem(
    'postgres.other_major',
    {
      zh: `${place.data} 由 PostgreSQL ${major} 创建，现有程序是 ${postgresMajor}。`,
      en: `${place.data} was made by PostgreSQL ${major}, the programs are of ${postgresMajor}.`,
    },
    { zh: '请先用 pg_upgrade 升级数据。', en: 'Upgrade the data with pg_upgrade first.' },
  );

const passwordMissing = (file: string): EngineProblem =>
  new EngineProblem(
    'postgres.password_missing',
    { zh: `数据库的口令文件 ${file} 不见了。`, en: `The password file of the database, ${file}, is gone.` },
    { zh: '请从备份恢复该文件。', en: 'Restore that file from a backup.' },
  );
