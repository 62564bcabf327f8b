import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { until } from '../../kit/until.js';
import { queryRecord } from './record.js';
import type { CliEnd, WholeSystem } from './whole-system.js';

/** A paper that the system does not know yet: the real ledger where it is at hand, else the sample's under another name. */
export interface NewPaper {
  file: string;
  sha256: string;
}

export function newPaper(root: string, directory: string): NewPaper {
  const real = path.resolve(root, '../shared/ledgers/chaoyang-2021.txt');
  const file = fs.existsSync(real) ? real : copyOfSample(root, directory);
  return { file, sha256: createHash('sha256').update(fs.readFileSync(file)).digest('hex') };
}

function copyOfSample(root: string, directory: string): string {
  const file = path.join(directory, 'copy.txt');
  const sample = fs.readFileSync(path.join(root, 'libs/intake/samples/yunhe-2026.txt'), 'utf8');
  fs.writeFileSync(file, `${sample}\n`); // another file by its hash
  return file;
}

/** How far an import has come when it is killed. */
export const importMoments = ['connected', 'stored', 'issuing'] as const;
export type ImportMoment = (typeof importMoments)[number];

/** `ledger import … --issue` to its end. */
export function importPaper(system: WholeSystem, { file }: NewPaper): Promise<CliEnd> {
  return system.taizhang('ledger', 'import', file, '--issue', '--keep-dates').ended;
}

/** The same, killed with -9 as soon as it has come that far, or a moment later. */
export async function importPaperKilled(
  system: WholeSystem,
  paper: NewPaper,
  moment: ImportMoment,
): Promise<void> {
  const run = system.taizhang('ledger', 'import', paper.file, '--issue', '--keep-dates');
  await until(`an import that is ${moment}`, () => hasCome(system, paper, moment));
  await run.kill();
}

async function hasCome(system: WholeSystem, { sha256 }: NewPaper, moment: ImportMoment): Promise<boolean> {
  const sql: Record<ImportMoment, string> = {
    connected: `select from pg_stat_activity where application_name = 'taizhang-cli' and $1 <> ''`,
    stored: 'select from ledger where source_sha256 = $1',
    issuing: `select from issue_row r join ledger l on l.id = r.ledger_id
      where l.source_sha256 = $1 and r.status = 'started'`,
  };
  return (await queryRecord(system, sql[moment], [sha256])).length > 0;
}

/** What became of an import: ledgers and rows of the paper, and of its rows those issued and those with a task. */
export interface ImportCount {
  ledger: string;
  ledgers: number;
  rows: number;
  issued: number;
  tasks: number;
  issues: number;
}

export async function countImport(
  system: WholeSystem,
  { sha256 }: NewPaper,
): Promise<ImportCount | undefined> {
  const [found] = await queryRecord<ImportCount & Record<string, unknown>>(
    system,
    `with mine as (select id from ledger where source_sha256 = $1)
     select (select min(id) from mine) as ledger, (select count(*)::int from mine) as ledgers,
       (select count(*)::int from ledger_row where ledger_id in (select id from mine)) as rows,
       (select count(*)::int from issue_row where status = 'started' and ledger_id in (select id from mine)) as issued,
       (select count(*)::int from task where ledger_id in (select id from mine)) as tasks,
       (select count(*)::int from task_event e join task t on t.id = e.task_id
         where e.kind = 'taskIssued' and t.ledger_id in (select id from mine)) as issues`,
    [sha256],
  );
  return found;
}
