import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EngineProblem } from '../problem.js';
import { inStep, type Report } from '../progress.js';
import { createLinks, findBinaries, missingLinks, programPath, type PostgresBinaries } from './binaries.js';
import { mayReach, serverUser, type ServerUser } from './owner.js';

/** Where one home's PostgreSQL lives and under whom it runs. */
export interface PostgresPlace {
  /** Holds `data/` and the password file. */
  readonly directory: string;
  readonly data: string;
  readonly native: string;
  /** Only when we are root. */
  readonly user: ServerUser | undefined;
}

/**
 * Chooses the place and makes the programs runnable. Normally all is below `<home>/postgres`. As root, in a directory
 * that the server's user may not enter (a clone below /root), data and programs go to a place of the system whose
 * name is derived from the home, so that the next start finds them again.
 */
export async function preparePlace(home: string, durable: boolean, report: Report): Promise<PostgresPlace> {
  const usual = path.join(home, 'postgres');
  const moved = movedPlace(usual, durable);
  const user = serverUser(hasData(moved) ? path.join(moved, 'data') : path.join(usual, 'data'));
  const directory = user === undefined ? usual : choosePlace(usual, moved, user);
  makePassable(directory);
  if (directory === moved) fs.writeFileSync(path.join(home, 'postgres-is-in.txt'), `${moved}\n`);
  const native = await prepareNative(findBinaries(), path.dirname(moved), usual, user, report);
  return { directory, data: path.join(directory, 'data'), native, user };
}

/** Removes a home with its data, wherever these were put. Nothing of it may run any more. */
export function removeHome(home: string): void {
  const usual = path.join(home, 'postgres');
  for (const directory of [movedPlace(usual, true), movedPlace(usual, false), home])
    fs.rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}

function movedPlace(usual: string, durable: boolean): string {
  const id = crypto.createHash('sha256').update(usual).digest('hex').slice(0, 16);
  return path.join(movedRoot(durable), id);
}

function movedRoot(durable: boolean): string {
  if (durable) return '/var/lib/taizhang';
  const nobody = { uid: -1, gid: -1 };
  const temporary = mayReach(os.tmpdir(), nobody) ? os.tmpdir() : '/var/tmp';
  return path.join(temporary, 'taizhang-engine');
}

const hasData = (directory: string): boolean => fs.existsSync(path.join(directory, 'data', 'PG_VERSION'));

function choosePlace(usual: string, moved: string, user: ServerUser): string {
  if (hasData(moved)) return moved;
  if (mayReach(usual, user)) return usual;
  if (!hasData(usual)) return moved;
  throw new EngineProblem(
    'postgres.unreachable_for_user',
    {
      zh: `数据目录 ${usual} 的上级目录不允许用户 ${user.name} 进入。`,
      en: `The user ${user.name} may not enter the directories above the data in ${usual}.`,
    },
    {
      zh: '请对各级上级目录执行 chmod o+x,或恢复原来的权限。',
      en: 'Run chmod o+x on the directories above it, or restore their former mode.',
    },
  );
}

/** Creates a directory that others may pass through, whatever the umask; secrets inside have modes of their own. */
function makePassable(directory: string): void {
  const created = fs.mkdirSync(directory, { recursive: true });
  if (created === undefined) return;
  for (let at = directory; at.length >= created.length; at = path.dirname(at)) fs.chmodSync(at, 0o755);
}

async function prepareNative(
  binaries: PostgresBinaries,
  movedTo: string,
  usual: string,
  user: ServerUser | undefined,
  report: Report,
): Promise<string> {
  const reachable = user === undefined || mayReach(programPath(binaries.native, 'postgres'), user);
  if (reachable && healed(binaries.native)) return binaries.native;
  const name = `native-${binaries.version}-${process.platform}-${process.arch}`;
  const copy = path.join(user === undefined ? usual : movedTo, name);
  if (!fs.existsSync(copy)) {
    await inStep(report, 'postgres.binaries', copy, () => copyNative(binaries.native, copy));
  }
  return path.join(copy, 'native');
}

/** Creates missing links in place; false where the package may not be written. */
function healed(native: string): boolean {
  try {
    createLinks(missingLinks(native));
    return true;
  } catch {
    return false;
  }
}

async function copyNative(native: string, copy: string): Promise<void> {
  makePassable(path.dirname(copy));
  const staging = `${copy}.staging-${process.pid}`;
  await fs.promises.cp(native, path.join(staging, 'native'), { recursive: true, verbatimSymlinks: true });
  createLinks(missingLinks(path.join(staging, 'native')));
  makeReadable(staging);
  try {
    fs.renameSync(staging, copy);
  } catch (error) {
    fs.rmSync(staging, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error; // otherwise somebody else was faster
  }
}

function makeReadable(directory: string): void {
  fs.chmodSync(directory, 0o755);
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) makeReadable(file);
    else if (entry.isFile())
      fs.chmodSync(file, fs.statSync(file).mode | 0o444 | (path.basename(directory) === 'bin' ? 0o111 : 0));
  }
}
