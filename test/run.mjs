// `npm test`: everything that must hold, in one command, from a fresh clone on. Plain JavaScript on Node alone, because
// it may be the first thing that runs. Ends with one plain line of true totals and fails when anything failed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const only = process.argv.slice(2);

/** Static checks: a type error explains a failing test. Each counts as one test. */
const checks = [
  [
    'types',
    bin('tsc'),
    ['-p', 'tsconfig.json', '--noEmit', '--incremental', '--tsBuildInfoFile', 'dist/.tsbuildinfo-check'],
  ],
  ['web types', bin('tsc'), ['-p', 'apps/web/tsconfig.json', '--noEmit']],
  ['lint', bin('oxlint'), []],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  [
    'import rules',
    bin('depcruise'),
    ['--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'workflows', 'activities', 'test'],
  ],
  ['unused code', bin('knip'), ['--config', '.knip.json']],
];

/** Jest by project, pure code first; they need no process of their own. */
const pureSuites = ['unit', 'web'];
/** The tests that start PostgreSQL, the engine and a browser. They mostly wait. */
const stackSuite = 'stack';
/** Suites of it at a time: more than there are processors at least, since they wait for each other's parts to start. */
const STACK_WORKERS = 3;

/** What runs beside the stack takes only what the stack leaves of the processors. */
const BESIDE_PRIORITY = 10;

/**
 * Runs a program; resolves with its exit code and what it wrote. `beside`: at low priority, and silent until it is done,
 * so that its lines do not stand among those of another.
 */
function run(command, args, { beside = false, ...options } = {}) {
  return new Promise((resolve) => {
    const stdio = beside ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
    const child = spawn(command, args, { cwd: root, stdio, ...options });
    let written = '';
    const keep = (bytes) => (written += bytes);
    if (beside) {
      child.stdout?.on('data', keep);
      child.stderr?.on('data', keep);
      if (child.pid !== undefined) os.setPriority(child.pid, BESIDE_PRIORITY);
    }
    child.on('error', (error) => resolve({ code: 1, written: `${error.message}\n` }));
    child.on('close', (code, signal) => resolve({ code: signal === null ? (code ?? 1) : 1, written }));
  });
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

async function runCheck([name, command, args]) {
  const since = Date.now();
  const { code, written } = await run(command, args, { beside: true });
  process.stderr.write(written);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(since)})`);
  totals[code === 0 ? 'passed' : 'failed'] += 1;
}

async function runSuite(project, beside, more = []) {
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-test-')), 'report.json');
  const args = [
    bin('jest'),
    '-c',
    'test/jest.config.mjs',
    '--selectProjects',
    project,
    '--json',
    '--outputFile',
    report,
    ...more,
  ];
  const since = Date.now();
  const env = { ...process.env, NODE_OPTIONS: '--max-old-space-size=4096' };
  // Jest's own JSON goes to the file; its readable report goes to standard error, which is shown.
  const stdio = ['ignore', 'ignore', beside ? 'pipe' : 'inherit'];
  const { code, written } = await run(process.execPath, args, { env, beside, stdio });
  process.stderr.write(written);
  count(code, readReport(report));
  console.log(`${code === 0 ? '✓' : '✗'} ${project} tests (${seconds(since)})`);
}

function count(code, result) {
  if (result === undefined) {
    totals.failed += 1;
    return;
  }
  totals.passed += result.numPassedTests;
  // A suite that did not even load has no failed test of its own, but it is a failure.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  totals.failed += code !== 0 && failed === 0 ? 1 : failed;
  totals.skipped += result.numPendingTests + result.numTodoTests;
}

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Checks and pure tests, one after the other. */
async function pure() {
  if (wanted('checks')) for (const check of checks) await runCheck(check);
  for (const suite of pureSuites) if (wanted(suite)) await runSuite(suite, true);
}

const totals = { passed: 0, failed: 0, skipped: 0 };
const wanted = (part) => only.length === 0 || only.includes(part);
const { prepare } = await import(path.join(root, 'apps/cli/bin/prepare.mjs'));
if (!(await prepare(root))) process.exit(1);
await Promise.all([
  pure(),
  wanted(stackSuite) ? runSuite(stackSuite, false, ['--maxWorkers', String(STACK_WORKERS)]) : undefined,
]);
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
