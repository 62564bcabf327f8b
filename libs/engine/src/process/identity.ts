import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/**
 * Tells one process from another that later got the same number: the instant it started, as the system writes it
 * (Linux: boot id and ticks since boot). `undefined` when no such process lives; a zombie does not live.
 */
export function processIdentity(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') return linuxIdentity(pid);
  if (process.platform === 'win32') return isAlive(pid) ? windowsIdentity(pid) : undefined;
  return isAlive(pid) ? posixIdentity(pid) : undefined;
}

/** True while the very process that had this identity lives. */
export const isSameProcess = (pid: number, identity: string): boolean => processIdentity(pid) === identity;

/** Fields of `/proc/<pid>/stat` after the program's name, which may itself hold spaces and brackets. */
export function parseLinuxStat(stat: string): { state: string; startTicks: string } | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const startTicks = fields[19];
  return state === undefined || startTicks === undefined ? undefined : { state, startTicks };
}

function linuxIdentity(pid: number): string | undefined {
  try {
    const stat = parseLinuxStat(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (stat === undefined || stat.state === 'Z' || stat.state === 'X') return undefined;
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${stat.startTicks}`;
  } catch {
    return undefined; // the process ended, or was never there
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function posixIdentity(pid: number): string | undefined {
  return output('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

function windowsIdentity(pid: number): string | undefined {
  return output('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]);
}

function output(command: string, args: string[]): string | undefined {
  try {
    const text = execFileSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return text === '' ? undefined : text;
  } catch {
    return undefined; // the process ended meanwhile
  }
}

/** Live processes whose environment holds `name=<prefix>…`, with the rest of the value. Linux only; elsewhere none. */
export function processesMarked(name: string, prefix: string): { pid: number; rest: string }[] {
  if (process.platform !== 'linux') return [];
  const mark = `${name}=${prefix}`;
  return fs
    .readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .flatMap((entry) => {
      const found = environmentOf(entry).find((variable) => variable.startsWith(mark));
      return found === undefined ? [] : [{ pid: Number(entry), rest: found.slice(mark.length) }];
    });
}

function environmentOf(pid: string): string[] {
  try {
    return fs.readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return []; // not ours to read, or gone
  }
}
