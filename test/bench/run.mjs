// `npm run bench [-- --json FILE] [-- --only ID,…]`: the figures of the product beside a baseline of the same run.
// Counts first, ratios second; absolute times only where people feel them. Nothing here is a test.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from '../../apps/cli/bin/prepare.mjs';

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string' }, quick: { type: 'boolean' } },
});
if (!(await prepare(path.resolve(import.meta.dirname, '../..')))) process.exit(1);
const { startBare, countsOf } = await import('./bare/bare.mjs');
const { commitsOf } = await import('./counts.mjs');
const { figure, figureIds, table } = await import('./figures.mjs');
const { castOf, throughput } = await import('./lifecycle.mjs');
const { staleReads, visibleAfter } = await import('./reads.mjs');
const { median } = await import('./statistics.mjs');
const { memoryOf, newHome, removeHome, startSystem } = await import('./system.mjs');
const { todoPageRatio } = await import('./todo-page.mjs');
const { yearInMemory } = await import('./year.mjs');

const only = options.only?.split(',') ?? figureIds;
const wanted = (...ids) => ids.some((id) => only.includes(id));
const rounds = options.quick ? 1 : 5;
const lifecycles = options.quick ? 60 : 240;
const warmUpMs = options.quick ? 10_000 : 120_000;
/** Figures that come of the same runs in turns. */
const ofPairs = [
  'lifecycle.throughput_ratio',
  'lifecycle.events',
  'lifecycle.transitions',
  'lifecycle.commits_ratio',
];
const tell = (text) => console.log(`… ${text}`);
const measured = [];
const home = newHome();
let system;

try {
  if (wanted('year.pure_s')) {
    tell('a year of 39 rows in memory');
    measured.push(figure('year.pure_s', await yearInMemory()));
  }
  tell('first start');
  system = await startSystem(home);
  tell(`started in ${system.seconds.toFixed(1)} s; stopping, and starting again`);
  await system.stop();
  system = await startSystem(home);
  measured.push(figure('start.second_s', system.seconds));
  if (wanted('idle.memory_mb')) {
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    measured.push(
      figure('idle.memory_mb', memoryOf(system.pid) / 1024 / 1024, 'proportional share of all processes'),
    );
  }
  if (wanted('todo.page_ratio')) {
    tell('to-do page at 100,000 open tasks');
    const { ratio, oursMs, rawMs } = await todoPageRatio(system.databaseUrl);
    measured.push(
      figure('todo.page_ratio', ratio, `p99 ${oursMs.toFixed(2)} ms, raw ${rawMs.toFixed(2)} ms`),
    );
  }
  await lifecycleFigures();
} finally {
  await system?.stop();
  removeHome(home);
}
report();

async function lifecycleFigures() {
  const bare = await startBare(system);
  try {
    const cast = await castOf(system.address);
    await warmUp(cast, bare);
    const capacity = wanted(...ofPairs, 'visible.p99_ms') ? await compareWithBare(cast, bare) : undefined;
    if (wanted('read.stale')) {
      tell('reads right after one’s own command');
      const { made, stale } = await staleReads(cast, options.quick ? 600 : 10_000, 8);
      measured.push(figure('read.stale', stale, `${made} reads`));
    }
    if (wanted('visible.p99_ms')) {
      const rate = Math.max(0.5, (capacity ?? 2) / 2);
      tell(`somebody else’s list at ${rate.toFixed(1)} lifecycles/s`);
      const { p50, p99, seen } = await visibleAfter(cast, rate, options.quick ? 30 : 200);
      measured.push(figure('visible.p99_ms', p99, `p50 ${p50.toFixed(0)} ms of ${seen}`));
    }
  } finally {
    await bare.stop();
  }
}

/** Until programs are compiled, plans made and caches full: none of it is part of what is measured. */
async function warmUp(cast, bare) {
  tell(`warming up for ${warmUpMs / 1000} s`);
  for (const end = performance.now() + warmUpMs; performance.now() < end;) {
    await throughput(cast, 16, 60);
    await bare.throughput(16, 60);
  }
}

/**
 * In turns, so that whatever else the machine does falls on both alike; the median of the pairs counts, for the commits
 * too: what the engine does in the background scatters them.
 */
async function compareWithBare(cast, bare) {
  const pairs = [];
  for (let round = 0; round < rounds; round += 1) {
    const plain = await commitsOf(system.databaseUrl, lifecycles, () => bare.throughput(16, lifecycles));
    const ours = await commitsOf(system.databaseUrl, lifecycles, () => throughput(cast, 16, lifecycles));
    pairs.push({ plain, ours });
    tell(
      `16 clients: ours ${ours.answer.perSecond.toFixed(2)}/s with ${ours.perUnit.toFixed(1)} commits each, ` +
        `bare ${plain.answer.toFixed(2)}/s with ${plain.perUnit.toFixed(1)}`,
    );
  }
  const middle = (of) => median(pairs.map(of));
  const perSecond = middle((pair) => pair.ours.answer.perSecond);
  measured.push(
    figure(
      'lifecycle.throughput_ratio',
      middle(({ ours, plain }) => ours.answer.perSecond / plain.answer),
      `${perSecond.toFixed(2)} / ${middle((pair) => pair.plain.answer).toFixed(2)} per s, ${rounds} pairs`,
    ),
    figure(
      'lifecycle.commits_ratio',
      middle(({ ours, plain }) => ours.perUnit / plain.perUnit),
      `${middle((pair) => pair.ours.perUnit).toFixed(1)} / ${middle((pair) => pair.plain.perUnit).toFixed(1)}, ${rounds} pairs`,
    ),
  );
  await countsOfHistories(bare, pairs.at(-1).ours.answer.tasks.slice(0, 20));
  return perSecond;
}

async function countsOfHistories(bare, tasks) {
  const { taskWorkflowId } = await import('../../dist/libs/temporal/src/index.js');
  const all = await Promise.all(
    tasks.map((task) => countsOf(bare.client, taskWorkflowId('default', task.id))),
  );
  measured.push(figure('lifecycle.events', median(all.map((c) => c.events)), `of ${all.length} histories`));
  measured.push(
    figure('lifecycle.transitions', median(all.map((c) => c.transitions)), `of ${all.length} histories`),
  );
}

function report() {
  const kept = measured.filter((f) => only.includes(f.id));
  console.log(
    `\n${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
  );
  console.log(table(kept));
  if (options.json)
    fs.writeFileSync(
      options.json,
      `${JSON.stringify(
        kept.map(({ note: _note, ...f }) => f),
        null,
        2,
      )}\n`,
    );
  process.exitCode = kept.every((f) => f.pass) ? 0 : 1;
}
