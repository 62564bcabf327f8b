import pg from 'pg';

/**
 * Commits of every database of the server so far. Statistics of a pooled connection are flushed when it is idle for a
 * second or closes, so callers let the system rest before they ask, and subtract the idle background.
 */
export async function commits(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query('select sum(xact_commit)::float8 as commits from pg_stat_database');
    return rows[0].commits;
  } finally {
    await client.end();
  }
}

const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Commits that `work` cost, per unit of `count`, with the background of an equally long idle time taken off. */
export async function commitsOf(databaseUrl, count, work) {
  await rest(2_000);
  const idleFrom = await commits(databaseUrl);
  await rest(5_000);
  const perMs = ((await commits(databaseUrl)) - idleFrom) / 5_000;
  const from = await commits(databaseUrl);
  const since = performance.now();
  const answer = await work();
  await rest(2_000);
  const spent = performance.now() - since;
  return { perUnit: ((await commits(databaseUrl)) - from - perMs * spent) / count, answer };
}
