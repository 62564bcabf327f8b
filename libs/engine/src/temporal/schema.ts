import { EngineProblem } from '../problem.js';
import { inStep, type Report } from '../progress.js';
import { databaseUrl, withClient } from '../postgres/databases.js';
import { runToEnd } from '../process/run-to-end.js';
import type { TemporalTools } from './release.js';
import { toolEnvironment } from './tool-check.js';

/** The engine's own databases, the schema inside the tool, and the version of it that server 1.32 needs. */
const databases = [
  { name: 'temporal', schema: 'temporal', version: '1.19' },
  { name: 'temporal_visibility', schema: 'visibility', version: '1.14' },
] as const;

export interface SchemaOptions {
  readonly tools: TemporalTools;
  /** Any database of the server; its user may create databases. */
  readonly databaseUrl: string;
  readonly env: NodeJS.ProcessEnv;
  readonly report: Report;
  readonly signal: AbortSignal;
}

/**
 * Creates and updates the engine's databases; nothing is run when both are up to date. Every call of the tool may be
 * repeated, so a start that was killed in the middle is finished by the next one. Throws `temporal.schema_failed`.
 */
export async function ensureSchema(options: SchemaOptions): Promise<void> {
  for (const { name, schema, version } of databases) {
    if ((await schemaVersion(options.databaseUrl, name)) === version) continue;
    await inStep(options.report, 'temporal.schema', `${name} ${version}`, async () => {
      await sqlTool(options, name, ['create']);
      await sqlTool(options, name, ['setup-schema', '-v', '0.0']);
      await sqlTool(options, name, ['update-schema', '--schema-name', `postgresql/v12/${schema}`]);
    });
  }
}

/** The version written in the database; `undefined` when there is no such database, table or row. */
async function schemaVersion(url: string, name: string): Promise<string | undefined> {
  const sql = 'SELECT curr_version FROM schema_version WHERE version_partition = 0 AND db_name = $1';
  try {
    const { rows } = await withClient(databaseUrl(url, name), (client) => client.query(sql, [name]));
    return (rows as { curr_version: string }[])[0]?.curr_version;
  } catch (error) {
    const absent = ['3D000', '42P01']; // no such database, no such table
    if (absent.includes((error as { code?: string }).code ?? '')) return undefined;
    throw error;
  }
}

async function sqlTool(options: SchemaOptions, database: string, command: readonly string[]): Promise<void> {
  const server = new URL(options.databaseUrl);
  const host = ['--ep', server.hostname, '-p', server.port, '-u', decodeURIComponent(server.username)];
  const args = [...host, '--pl', 'postgres12_pgx', '--db', database, ...command];
  const result = await runToEnd(options.tools.sqlTool, args, {
    env: { ...toolEnvironment(options.env), SQL_PASSWORD: decodeURIComponent(server.password) },
    limitMs: 120_000,
    signal: options.signal,
  });
  if (result.ok) return;
  throw new EngineProblem(
    'temporal.schema_failed',
    {
      zh: `数据库 ${database} 的数据表未能建立（${command.join(' ')}：${result.ending}）。`,
      en: `The tables of the database ${database} were not set up (${command.join(' ')}: ${result.ending}).`,
    },
    {
      zh: '再次启动即可继续；若仍失败，请检查磁盘空间。',
      en: 'Start again, it goes on from there; if it fails again, check the free disk space.',
    },
    new Error(result.output),
  );
}
