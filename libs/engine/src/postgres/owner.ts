import fs from 'node:fs';
import path from 'node:path';
import { EngineProblem } from '../problem.js';

/** The system user under whom PostgreSQL runs when we are root: it refuses to run as root itself. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/**
 * The user for a data directory: `undefined` when we are not root, the owner of existing data, else `postgres`, else
 * `nobody`. The user must be in the passwd file, or initdb refuses.
 */
export function serverUser(dataDirectory: string, passwd = readPasswd()): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = parsePasswd(passwd);
  const owner = fs.statSync(dataDirectory, { throwIfNoEntry: false });
  const existing = users.find(({ uid }) => uid !== 0 && uid === owner?.uid);
  const user =
    existing ?? ['postgres', 'nobody'].map((name) => users.find((one) => one.name === name)).find(Boolean);
  if (user !== undefined) return user;
  throw new EngineProblem(
    'engine.unsupported_platform',
    {
      zh: 'PostgreSQL 不能以 root 身份运行，而系统中没有用户 postgres 或 nobody。',
      en: 'PostgreSQL does not run as root, and this system has neither a user postgres nor nobody.',
    },
    {
      zh: '请以普通用户启动，或新建用户 postgres。',
      en: 'Start as an ordinary user, or create a user postgres.',
    },
  );
}

export function parsePasswd(text: string): ServerUser[] {
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name as string, uid: Number(uid), gid: Number(gid) }));
}

function readPasswd(): string {
  return fs.existsSync('/etc/passwd') ? fs.readFileSync('/etc/passwd', 'utf8') : '';
}

interface Access {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

const execute = 0o1;

/** True when `user` may pass through every directory on the way to `target`, `target` itself included. */
export function mayReach(
  target: string,
  user: Pick<ServerUser, 'uid' | 'gid'>,
  stat: (file: string) => Access | undefined = (file) => fs.statSync(file, { throwIfNoEntry: false }),
): boolean {
  const parents: string[] = [];
  for (let at = path.resolve(target); ; at = path.dirname(at)) {
    parents.push(at);
    if (at === path.dirname(at)) break;
  }
  return parents.every((directory) => {
    const access = stat(directory);
    if (access === undefined) return true; // not there yet: it will be made passable
    const shift = access.uid === user.uid ? 6 : access.gid === user.gid ? 3 : 0;
    return ((access.mode >> shift) & execute) !== 0;
  });
}
