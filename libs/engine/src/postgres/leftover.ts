import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { processIdentity } from '../process/identity.js';

/** A server that runs on a data directory, as its `postmaster.pid` tells. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** Lines of `postmaster.pid`: 1 pid, 2 data directory, 3 start time, 4 port. */
export function parsePostmasterPid(text: string): RunningServer | undefined {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0 ? { pid, port } : undefined;
}

/**
 * The server of an earlier run that still works on this directory. A `postmaster.pid` whose number now belongs to some
 * other program is removed, because PostgreSQL itself would refuse to start over it.
 */
export function runningServer(data: string): RunningServer | undefined {
  const file = path.join(data, 'postmaster.pid');
  if (!fs.existsSync(file)) return undefined;
  const server = parsePostmasterPid(fs.readFileSync(file, 'utf8'));
  if (server === undefined || processIdentity(server.pid) === undefined) return undefined;
  if (worksOn(server.pid, data)) return server;
  fs.rmSync(file, { force: true });
  return undefined;
}

/** A PostgreSQL server's working directory is its data directory; where that cannot be read, its name must do. */
function worksOn(pid: number, data: string): boolean {
  try {
    if (process.platform === 'linux') return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(data);
    if (process.platform === 'win32') return true;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
      'postgres',
    );
  } catch {
    return false;
  }
}
