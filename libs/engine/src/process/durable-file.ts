import fs from 'node:fs';
import path from 'node:path';

/** Writes a file so that a crash at any moment leaves either the old text or the new one, never a part. */
export function writeDurably(file: string, text: string, mode = 0o644): void {
  const next = `${file}.next-${process.pid}`;
  const fd = fs.openSync(next, 'w', mode);
  try {
    fs.writeSync(fd, text);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
  fs.renameSync(next, file);
  syncDirectory(path.dirname(file));
}

/** Makes renames inside a directory survive a power cut. Windows has no such call and needs none. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const fd = fs.openSync(directory, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/** The parsed JSON of a file, or `undefined` when it is missing or not JSON (a crash on a file system without order). */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
