import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { pause, runningEngine } from '../../dist/libs/engine/src/index.js';

export { removeHome } from '../../dist/libs/engine/src/index.js';

const root = path.resolve(import.meta.dirname, '../..');
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 90_000;

/** Asks until there is an answer; throws when the limit is reached first. */
export async function until(limitMs, what, probe, everyMs = 50) {
  for (const end = performance.now() + limitMs; performance.now() < end; await pause(everyMs)) {
    const found = await probe();
    if (found !== undefined) return found;
  }
  throw new Error(`waited ${limitMs} ms for ${what}`);
}

/**
 * Until `count` workflows run whose ids begin with `prefix`: each has done its first task and armed its timer. The answer
 * to a start says only that the engine has it; what is still to be done then would be counted for whoever comes next.
 */
export async function untilRunning(databaseUrl, prefix, count) {
  const url = new URL(databaseUrl);
  url.pathname = '/temporal';
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    const sql =
      'select count(distinct workflow_id)::int as armed from timer_info_maps where starts_with(workflow_id, $1)';
    const areRunning = async () =>
      (await client.query(sql, [prefix])).rows[0].armed >= count ? true : undefined;
    await until(600_000, `${count} workflows to run`, areRunning, 100);
  } finally {
    await client.end();
  }
}

/** A home of its own for the run, so that nobody's data is touched. */
export function newHome() {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-bench-'));
}

/** `taizhang up` in this home, as a user starts it. Resolves when the page answers; `seconds` is the time it took. */
export async function startSystem(home) {
  const since = performance.now();
  const log = fs.openSync(path.join(home, 'up.log'), 'a');
  const child = spawn(process.execPath, ['apps/cli/bin/taizhang.mjs', 'up'], {
    cwd: root,
    stdio: ['ignore', log, log],
    env: { ...process.env, TAIZHANG_HOME: home, LOG_LEVEL: 'warn' },
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const engine = await until(START_LIMIT_MS, 'the system to start', () => {
    if (child.exitCode !== null) throw new Error(`up ended with ${child.exitCode}: see ${home}/up.log`);
    const running = runningEngine(home);
    return running?.address === undefined ? undefined : running;
  });
  const page = await fetch(engine.address);
  if (!page.ok) throw new Error(`the page answers ${page.status}`);
  return {
    ...engine,
    pid: child.pid,
    seconds: (performance.now() - since) / 1000,
    stop: async () => {
      child.kill('SIGINT');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}

/** A signed-in person of the sample office: JSON over HTTP with the session's cookie, as the browser does it. */
export async function signIn(address, login) {
  const answer = await fetch(`${address}/api/v1/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ login }),
  });
  if (!answer.ok) throw new Error(`sign-in of ${login}: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const call = async (method, where, body, headers = {}) => {
    const ask = {
      url: `${address}/api/v1${where}`,
      method,
      headers: { cookie, origin: address, ...headers },
    };
    const { status, text } = await (body instanceof FormData ? askByFetch(ask, body) : askLean(ask, body));
    return { status, body: text === '' ? null : JSON.parse(text) };
  };
  const must = async (method, where, body, headers) => {
    const { status, body: given } = await call(method, where, body, headers);
    if (status >= 300) throw new Error(`${method} ${where}: ${status} ${JSON.stringify(given)}`);
    return given;
  };
  return {
    login,
    get: (where) => must('GET', where),
    post: (where, body, headers) => must('POST', where, body, headers),
    call,
  };
}

async function askByFetch({ url, method, headers }, body) {
  const response = await fetch(url, { method, headers, body });
  return { status: response.status, text: await response.text() };
}

const agent = new http.Agent({ keepAlive: true });

/** By the plain client of Node: `fetch` costs a processor millisecond a request, which the server then lacks. */
function askLean({ url, method, headers }, body) {
  const json = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const about =
    json === undefined ? {} : { 'content-type': 'application/json', 'content-length': json.length };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, agent, headers: { ...headers, ...about } }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.on('error', reject);
    request.end(json);
  });
}

/** Memory of a process and everything below it, in bytes (proportional share, so that shared pages count once). */
export function memoryOf(pid) {
  const children = new Map();
  for (const entry of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(entry);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const family = (id) => [id, ...(children.get(id) ?? []).flatMap(family)];
  return family(pid).reduce((sum, id) => sum + shareOf(id), 0);
}

function parentOf(pid) {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

function shareOf(pid) {
  try {
    return (
      Number(/^Pss:\s+(\d+) kB$/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024
    );
  } catch {
    return 0;
  }
}
