// Runs one program with visible progress.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const progressEveryMs = 3_000;
/** A failing program names the cause first (npm) or last (compilers); what stands between is left out. */
const linesKept = { first: 30, last: 30 };

/**
 * Runs `npm` or a script of Node below `root`, says once in a while that it still works, and shows its output only
 * when it fails. `track` is told the process, so that a later run can end it should we be killed.
 */
export async function runProgram({ title, program, args, root, say, track }) {
  const startedAt = Date.now();
  const elapsed = () => `${((Date.now() - startedAt) / 1000).toFixed(0)} s`;
  const [command, ...first] = program === 'npm' ? npmCommand() : [process.execPath];
  say(`· ${title} …`);
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm.cmd',
    windowsHide: true,
  });
  const output = keepOutput(child);
  track.add(child.pid);
  const endWithUs = (signal) => {
    child.kill(signal);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', endWithUs).once('SIGTERM', endWithUs);
  const ticker = setInterval(() => say(`  ${title} … ${elapsed()}`), progressEveryMs);
  try {
    const ending = await new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, signal) => resolve(signal ?? code));
    });
    if (ending !== 0) {
      throw new Error(`${output()}\n✗ ${title}: ${String(ending)} (${program} ${args.join(' ')})`);
    }
    say(`✓ ${title} ${elapsed()}`);
  } finally {
    clearInterval(ticker);
    process.off('SIGINT', endWithUs).off('SIGTERM', endWithUs);
    track.remove(child.pid);
  }
}

/** Collects what the program prints, bounded; the answer gives its beginning and its end as one text. */
function keepOutput(child) {
  const first = [];
  const last = [];
  let omitted = 0;
  const keep = (chunk) => {
    for (const line of chunk
      .toString('utf8')
      .split('\n')
      .filter((text) => text.trim() !== '')) {
      (first.length < linesKept.first ? first : last).push(line);
      if (last.length > linesKept.last) {
        last.shift();
        omitted += 1;
      }
    }
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return () => [...first, ...(omitted > 0 ? [`… (${omitted})`] : []), ...last].join('\n');
}

/** The npm that belongs to this Node, run by it, so that no shell is needed; else the one on the PATH. */
function npmCommand() {
  const beside = path.dirname(process.execPath);
  const scripts = [
    process.env.npm_execpath,
    path.join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
    path.join(beside, 'node_modules/npm/bin/npm-cli.js'),
  ];
  const script = scripts.find((file) => file?.endsWith('npm-cli.js') && fs.existsSync(file));
  if (script !== undefined) return [process.execPath, script];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** Without what an outer npm says about the command it runs; an inner one would take it for its own. */
function environment() {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^npm_(command|lifecycle|package)/.test(name),
  );
  return Object.fromEntries(entries);
}
