// What a large ledger costs the running system: until its rows are there, until they run, and what others feel of it.
import pg from 'pg';
import { startBare } from '../bare/bare.mjs';
import { castOf, importRows, issueLedger, issueRows, playLifecycle } from '../lifecycle.mjs';
import { median, percentile, timed } from '../statistics.mjs';
import { newHome, removeHome, startSystem } from '../system.mjs';
import { atMost, figure } from './gold.mjs';

const IMPORTED = 10_000;
const ISSUED = 500;
const ROUNDS = 3;
/** Bare starts at a time: as many as an issue has rows in hand (`issue-ledger.workflow.ts`). */
const IN_FLIGHT = 20;
/** Lifecycles of other people, alone and beside: of 360 commands the slowest percent is not one unlucky one. */
const OTHERS = 60;
/** Commands of other people: lifecycles begun per second. */
const OTHERS_PER_SECOND = 1;

/** The three figures, from a system of its own in a home of its own. */
export async function runningFigures() {
  const home = newHome();
  const system = await startSystem(home);
  const bare = await startBare(system);
  try {
    const cast = await castOf(system.address);
    await issueRows(cast, 40);
    await bare.starts(IN_FLIGHT, 40);
    return [await visibleFigure(system, cast), await issueFigure(cast, bare), await othersFigure(cast)];
  } finally {
    await bare.stop();
    await system.stop();
    removeHome(home);
  }
}

/** From the upload of the file until its rows can be read, beside one statement that stores the same rows. */
async function visibleFigure({ databaseUrl }, cast) {
  const { ms, answer: ledger } = await timed(async () => {
    const id = await importRows(cast, IMPORTED);
    const { rows } = await cast.reviewer.get(`/ledgers/${id}?limit=100`);
    if (rows.items.length !== 100) throw new Error('the rows are not there');
    return id;
  });
  const raw = await rawInsertMs(databaseUrl, ledger);
  return rounded('intake.visible_ratio', ms / raw, 'ours / raw insert', 20);
}

/** The median of three set-based inserts of the ledger's own rows, as JSON, into a table with the same indexes. */
async function rawInsertMs(databaseUrl, ledger) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('create table bench_row (like ledger_row including all)');
    await client.query(`select set_config('app.tenant_id', 'default', false)`);
    const { rows } = await client.query(
      'select json_agg(r)::text as rows from ledger_row r where ledger_id = $1',
      [ledger],
    );
    const taken = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await client.query('truncate bench_row');
      const { ms, answer } = await timed(() =>
        client.query('insert into bench_row select * from json_populate_recordset(null::bench_row, $1)', [
          rows[0].rows,
        ]),
      );
      if (answer.rowCount !== IMPORTED) throw new Error(`${answer.rowCount} rows were inserted`);
      taken.push(ms);
    }
    return median(taken);
  } finally {
    await client.query('drop table if exists bench_row');
    await client.end();
  }
}

/**
 * Time until the rows of an issue wait for their instants beside that of as many bare workflows, in turns; the median of
 * the pairs. Rows do so with their start (ADR 0017), bare ones with their first task.
 */
async function issueFigure(cast, bare) {
  const ratios = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const plain = await bare.starts(IN_FLIGHT, ISSUED);
    const ledger = await importRows(cast, ISSUED);
    ratios.push((await issueLedger(cast, ledger)) / plain);
  }
  return rounded('intake.issue_ratio', median(ratios), 'ours / bare start', 1.3);
}

/** How much longer the slowest percent of other people's commands takes while a ledger is issued. */
async function othersFigure(cast) {
  const { tasks } = await issueRows(cast, 2 * OTHERS);
  const alone = await commandTimes(cast, tasks.slice(0, OTHERS));
  const ledger = await importRows(cast, OTHERS * 80);
  let isIssued = false;
  const issued = issueLedger(cast, ledger).finally(() => (isIssued = true));
  const beside = await commandTimes(cast, tasks.slice(OTHERS), () => isIssued);
  await issued;
  return rounded(
    'intake.others_p99_ratio',
    percentile(beside, 0.99) / percentile(alone, 0.99),
    'beside / alone',
    2,
  );
}

/** Milliseconds of each command of lifecycles begun at a constant rate; those after `isOver` do not count. */
async function commandTimes(cast, tasks, isOver = () => false) {
  const times = [];
  const clocked = (person) => ({
    ...person,
    post: async (...args) => {
      const { ms, answer } = await timed(() => person.post(...args));
      if (!isOver()) times.push(ms);
      return answer;
    },
  });
  const clockedCast = {
    lead: clocked(cast.lead),
    supports: cast.supports.map(clocked),
    reviewer: clocked(cast.reviewer),
  };
  await Promise.all(
    tasks.map(async (task, n) => {
      await new Promise((resolve) => setTimeout(resolve, (n * 1000) / OTHERS_PER_SECOND));
      await playLifecycle(clockedCast, task);
    }),
  );
  return times;
}

const rounded = (id, value, unit, goal) => figure(id, Math.round(value * 100) / 100, unit, goal, atMost);
