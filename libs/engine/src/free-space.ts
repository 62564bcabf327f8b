import fs from 'node:fs';
import path from 'node:path';

/** Free bytes of the file system that holds, or will hold, a directory. */
export function freeBytes(directory: string): number {
  let existing = path.resolve(directory);
  while (!fs.existsSync(existing)) existing = path.dirname(existing);
  const { bavail, bsize } = fs.statfsSync(existing);
  return bavail * bsize;
}
