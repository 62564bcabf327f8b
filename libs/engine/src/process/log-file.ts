import fs from 'node:fs';
import path from 'node:path';

/** A log grows to this size at most before it is moved aside; two older ones are kept. */
export const logLimitBytes = 20 * 1024 * 1024;
const olderKept = 2;

/** Opens a log for appending. A child may hold the descriptor for as long as it lives. The caller closes its own. */
export function openLog(file: string): number {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  keepBounded(file);
  return fs.openSync(file, 'a', 0o640);
}

/**
 * Moves a log that is too large aside. The content is copied and the file emptied in place: a child that writes to it
 * appends, and so goes on at the new beginning. Lines written between the two steps are lost.
 */
export function keepBounded(file: string, limitBytes = logLimitBytes): void {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < limitBytes) return;
  for (let age = olderKept - 1; age >= 1; age -= 1) {
    if (fs.existsSync(`${file}.${age}`)) fs.renameSync(`${file}.${age}`, `${file}.${age + 1}`);
  }
  fs.copyFileSync(file, `${file}.1`);
  fs.truncateSync(file, 0);
}

/** The last lines of a log, for a message; at most 8 KiB are read. Empty when there is no log. */
export function lastLines(file: string, count: number): string {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return '';
  const length = Math.min(size, 8 * 1024);
  const buffer = Buffer.alloc(length);
  const fd = fs.openSync(file, 'r');
  try {
    fs.readSync(fd, buffer, 0, length, size - length);
  } finally {
    fs.closeSync(fd);
  }
  return buffer.toString('utf8').trimEnd().split('\n').slice(-count).join('\n');
}
