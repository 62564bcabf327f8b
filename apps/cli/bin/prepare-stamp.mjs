// Fingerprints of sources and of what was made from them.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export function hashText(...texts) {
  const hash = crypto.createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}

/** Over path, time and size of every file: fast enough to be asked at every start. What does not exist is left out. */
export function hashTree(root, entries, isSource) {
  const hash = crypto.createHash('sha256');
  const visit = (relative) => {
    const stat = fs.statSync(path.join(root, relative), { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isDirectory()) {
      for (const name of fs.readdirSync(path.join(root, relative)).sort()) visit(`${relative}/${name}`);
    } else if (isSource(relative)) {
      hash.update(`${relative}\0${stat.mtimeMs}\0${stat.size}\n`);
    }
  };
  for (const entry of entries) visit(entry);
  return hash.digest('hex');
}

/** `undefined` when the file is missing or was cut short. */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Replaces the file in one step. */
export function writeJson(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const next = `${file}.${process.pid}`;
  fs.writeFileSync(next, JSON.stringify(value));
  fs.renameSync(next, file);
}

/**
 * Whether somebody ran a complete `npm ci` by hand: npm's own record of what it installed, written at the end, has
 * every package of the lock file in its version, save optional ones made for other machines.
 */
export function installedMatchesLock(root) {
  const locked = readJson(path.join(root, 'package-lock.json'))?.packages;
  const installed = readJson(path.join(root, 'node_modules/.package-lock.json'))?.packages;
  if (locked === undefined || installed === undefined) return false;
  const isNeeded = (name) =>
    name !== '' && locked[name].optional !== true && locked[name].devOptional !== true;
  const isInstalled = (name) => installed[name]?.version === locked[name]?.version;
  return Object.keys(locked).filter(isNeeded).every(isInstalled) && Object.keys(installed).every(isInstalled);
}
