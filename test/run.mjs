// `npm test`: everything that must hold, in one command, from a fresh clone on. Plain JavaScript on Node alone, because
// it may be the first thing that runs. Ends with one plain line of true totals and fails when anything failed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const only = process.argv.slice(2);

/** Static checks first: they are quick, and a type error explains a failing test. Each counts as one test. */
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

/** Jest by project; unit and web need no process, the stack starts PostgreSQL, the engine and a browser. */
const suites = ['unit', 'web', 'stack'];

function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 1));
  });
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

async function runCheck([name, command, args], totals) {
  const since = Date.now();
  const code = await run(command, args);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(since)})`);
  totals[code === 0 ? 'passed' : 'failed'] += 1;
}

async function runSuite(project, totals) {
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
  ];
  const since = Date.now();
  const env = { ...process.env, NODE_OPTIONS: '--max-old-space-size=4096' };
  // Jest's own JSON goes to the file; its readable report goes to standard error, which is shown.
  const code = await run(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const result = readReport(report);
  if (result === undefined) totals.failed += 1;
  else {
    totals.passed += result.numPassedTests;
    // A suite that did not even load has no failed test of its own, but it is a failure.
    totals.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    totals.skipped += result.numPendingTests + result.numTodoTests;
    if (code !== 0 && result.numFailedTests + result.numRuntimeErrorTestSuites === 0) totals.failed += 1;
  }
  console.log(`${code === 0 ? '✓' : '✗'} ${project} tests (${seconds(since)})`);
}

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const totals = { passed: 0, failed: 0, skipped: 0 };
const { prepare } = await import(path.join(root, 'apps/cli/bin/prepare.mjs'));
if (!(await prepare(root))) process.exit(1);
for (const check of checks) if (only.length === 0 || only.includes('checks')) await runCheck(check, totals);
for (const suite of suites) if (only.length === 0 || only.includes(suite)) await runSuite(suite, totals);
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
