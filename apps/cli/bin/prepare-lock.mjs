// One preparation at a time in a clone.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readJson, writeJson } from './prepare-stamp.mjs';

const lockFile = '.taizhang/prepare-lock.json';
const askEveryMs = 200;
/** A holder touches its file this often; one that did not for `staleMs` is believed to be gone. */
const heartbeatMs = 5_000;
const staleMs = 60_000;

/**
 * Waits until no other process prepares this clone, then runs `work`. Should an earlier holder have been killed, the
 * programs that it had started are ended first: an install that goes on unseen would spoil ours.
 */
export async function withPrepareLock(root, say, work) {
  const file = path.join(root, lockFile);
  const mine = { pid: process.pid, nonce: crypto.randomUUID(), programs: [] };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  await take(root, file, mine, say);
  const heartbeat = setInterval(() => fs.utimes(file, new Date(), new Date(), () => undefined), heartbeatMs);
  const track = {
    add: (pid) => {
      mine.programs.push(pid);
      writeJson(file, mine);
    },
    remove: (pid) => {
      mine.programs = mine.programs.filter((program) => program !== pid);
      writeJson(file, mine);
    },
  };
  try {
    await work(track);
  } finally {
    clearInterval(heartbeat);
    if (readJson(file)?.nonce === mine.nonce) fs.rmSync(file, { force: true });
  }
}

async function take(root, file, mine, say) {
  let told = false;
  while (!create(file, mine)) {
    const holder = readJson(file);
    if (isGone(holder, file)) {
      await endPrograms(holder?.programs ?? [], root);
      if (readJson(file)?.nonce === holder?.nonce) fs.rmSync(file, { force: true });
      continue;
    }
    if (!told)
      say(`· 另一个进程（${holder?.pid}）正在准备，请稍候 … Another process is preparing, waiting …`);
    told = true;
    await pause(askEveryMs);
  }
}

/** Creates the file with its content in one step, so that nobody reads an empty lock. */
function create(file, mine) {
  const draft = `${file}.${mine.nonce}`;
  fs.writeFileSync(draft, JSON.stringify(mine));
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function isGone(holder, file) {
  const touchedAt = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return (holder !== undefined && !isAlive(holder.pid)) || Date.now() - touchedAt > staleMs;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function endPrograms(pids, root) {
  for (const pid of pids) {
    const isOurs = () => worksIn(pid, root);
    if (isOurs()) process.kill(pid, 'SIGTERM');
    for (let tries = 0; tries < 50 && isOurs(); tries += 1) await pause(askEveryMs);
    if (isOurs()) process.kill(pid, 'SIGKILL');
  }
}

/** Known on Linux only; elsewhere nothing is ended, because the number may belong to another program now. */
function worksIn(pid, root) {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(root);
  } catch {
    return false;
  }
}
