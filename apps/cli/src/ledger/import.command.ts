import { dayAt, systemActor, yearOf } from '#domain';
import {
  addApprovalAct,
  approvalOf,
  calendarYears,
  findLedgerBySource,
  inTenant,
  rowsToIssue,
  type Database,
  type Ledger,
  type Tx,
} from '#persistence';
import type { Command, Given, Surroundings } from '../command/command.js';
import { exitCodes, type ExitCode } from '../command/problem.js';
import { withEngine } from '../connection/engine-client.js';
import { withDatabase } from '../connection/office-database.js';
import { whereabouts, type Whereabouts } from '../connection/whereabouts.js';
import type { Terminal } from '../terminal/terminal.js';
import { askGroups, askOffice, leaderOf } from './import-questions.js';
import { importOptions, type ImportOptions } from './import-options.js';
import { calendarMissing, tellMoves, tellPlan } from './import-report.js';
import { issueLedgerNow, refusedRows } from './issue-ledger.js';
import { readLedgerFile, readPaperFile, type PaperFile } from './paper-file.js';
import { tableOption, tableOptionSpec } from './table-option.js';
import { rowsWithDuties, type PaperFormat } from '#intake';
import { settleYear, type SettledYear } from './settle-year.js';
import { planFromWords, yearsOf, type WordsPlan } from './plan-from-words.js';
import { reviseFromFile } from './revise-ledger.js';
import { revisionOptionSpecs, revisionOptions } from './revision-options.js';
import { readOffice, storeLedger, type OfficeNow } from './store-import.js';

/** Minutes east of Greenwich of the offices this is made for; decides which year it is. */
const OFFICE_OFFSET_MINUTES = 480;

export const importCommand: Command = {
  name: 'ledger import',
  summary: { zh: '导入台账，可同时交办', en: 'import a ledger, and issue it if asked' },
  arguments: ['FILE'],
  about: {
    zh: '导入是一次完整的事务：同一文件再导入一次不改变任何内容，中途被终止可再次执行。往年的台账会先问时限怎么算。目录中没有的单位按原文新增并逐个列出；“各…单位”这类说法不会变成单位：有牵头单位的由其签收后指定，各自负责的由 --resolve 列出，未列出时先由统筹单位代为负责。--into 把文件作为已有台账的新版本：先列出逐行比较，确认后保存（--yes 不再询问）；同一个文件再来一次不改变任何内容。',
    en: 'An import is one transaction: the same file again changes nothing, and a run that was killed may be repeated. A ledger of a past year asks first what its dates mean. Named units that the directory does not know are added in the words of the paper, each listed. A description of units never becomes one: the lead nominates it at receipt; one that answers for itself is listed by --resolve, and until then the coordinating office answers for it. With --into the file is a new version of a ledger: the difference is shown row by row and stored once it is confirmed (--yes does not ask); the same file again changes nothing.',
  },
  options: {
    issue: { type: 'flag', help: { zh: '导入后立即交办', en: 'issue it at once' } },
    'keep-dates': {
      type: 'flag',
      help: { zh: '往年台账：保留原时限', en: 'ledger of a past year: keep its dates' },
    },
    'for-year': {
      type: 'value',
      value: 'YEAR',
      help: { zh: '作为该年的台账，时限相应移动', en: 'take it as that year’s, dates are moved' },
    },
    resolve: {
      type: 'value',
      value: 'GROUP=UNIT,UNIT',
      multiple: true,
      help: { zh: '群体的具体单位，可多次给出', en: 'the units of a group; may be given often' },
    },
    same: {
      type: 'value',
      value: 'WORDS=UNIT',
      multiple: true,
      help: { zh: '原文中的名称就是目录中的某单位', en: 'words of the paper that mean a known unit' },
    },
    due: {
      type: 'value',
      value: 'ROW=DAY',
      multiple: true,
      help: { zh: '某行的完成日期', en: 'the last day of a row' },
    },
    office: {
      type: 'value',
      value: 'UNIT',
      help: { zh: '统筹单位（台账的主管单位）', en: 'the coordinating office, which owns the ledger' },
    },
    leader: { type: 'value', value: 'PERSON', help: { zh: '分管领导', en: 'the responsible leader' } },
    year: {
      type: 'value',
      value: 'YEAR',
      help: { zh: '标题没有年份时使用的年份', en: 'the year of the paper where its title names none' },
    },
    'no-inherit': {
      type: 'flag',
      help: { zh: '空白时限不沿用上一行', en: 'do not take a blank deadline from the row above' },
    },
    'no-create-units': { type: 'flag', help: { zh: '不新增单位', en: 'add no units' } },
    'no-stand-in': {
      type: 'flag',
      help: { zh: '未列明的群体不由统筹单位代为负责', en: 'the office does not answer for groups' },
    },
    ...revisionOptionSpecs,
    table: tableOptionSpec,
    'dry-run': { type: 'flag', help: { zh: '只预览', en: 'show what would be done, store nothing' } },
  },
  examples: [
    'taizhang ledger import ledger.docx',
    'taizhang ledger import ../shared/ledgers/chaoyang-2021.txt --issue --keep-dates',
    'taizhang ledger import ledger-v2.docx --into l2027-0a1b2c3d --basis "区政府第 3 次常务会议纪要"',
    'taizhang ledger import ledger.txt --issue --for-year 2027 --resolve "各相关单位=区发改局，区教育局"',
  ],
  run: (given, surroundings) => {
    const where = whereabouts(surroundings);
    const revision = revisionOptions(given);
    return withDatabase(where, (database) => {
      if (revision === null) return new LedgerImport(given, surroundings, where, database).run();
      const { terminal } = surroundings;
      const paper = readPaperFile(given.arguments[0] ?? '');
      const read = { table: tableOption(given), options: importOptions(given) };
      return reviseFromFile({
        database,
        where,
        terminal,
        paper,
        ...read,
        revision,
        dryRun: given.flag('dry-run'),
      });
    });
  },
};

/** One import from the command line to the last issued row. */
class LedgerImport {
  private readonly terminal: Terminal;
  private readonly options: ImportOptions;
  private readonly file: string;
  private readonly now = Date.now();

  constructor(
    private readonly given: Given,
    private readonly surroundings: Surroundings,
    private readonly where: Whereabouts,
    private readonly database: Database,
  ) {
    this.terminal = surroundings.terminal;
    this.options = importOptions(given);
    this.file = given.arguments[0] ?? '';
  }

  async run(): Promise<ExitCode> {
    const paper = readPaperFile(this.file);
    const known = await this.inTenant((tx) => findLedgerBySource(tx, paper.sha256));
    if (known !== null) this.tellKnown(known);
    const ledgerId = known?.id ?? (await this.import(paper));
    if (ledgerId === null || !this.given.flag('issue') || this.given.flag('dry-run')) return exitCodes.ok;
    return this.issue(ledgerId);
  }

  /** Stores the paper as a draft; null when it was only to be shown. */
  private async import(paper: PaperFile): Promise<string | null> {
    const { tenant } = this.where;
    const office = await readOffice(this.database, tenant);
    const settled = await this.readPaper(paper);
    const words = await this.settle(settled, office);
    tellMoves(this.terminal, settled.moves);
    tellPlan(this.terminal, words, nameIn(office, words));
    await this.checkCalendars(words);
    if (this.given.flag('dry-run')) return null;
    const { draft } = settled;
    const { id, created } = await storeLedger(
      this.database,
      tenant,
      { draft, format: settled.format, paper, words },
      this.now,
    );
    const rows = draft.rows.length;
    this.terminal.print({
      zh: `${created ? '✓ 已导入' : '✓ 早已导入'} ${id}：《${draft.title}》，${rows} 行。`,
      en: `${created ? '✓ Imported' : '✓ Known already'} ${id}: ${draft.title}, ${rows} rows.`,
    });
    return id;
  }

  /** Read as the paper stands: whose directory it will be looked up in must not change what its words say. */
  private async readPaper(paper: PaperFile): Promise<SettledYear & { format: PaperFormat }> {
    const { paperYear: year } = this.options;
    const table = tableOption(this.given);
    const read = await readLedgerFile(paper, {
      ...(year === undefined ? {} : { year }),
      ...(table === undefined ? {} : { table }),
    });
    const thisYear = yearOf(dayAt(this.now, OFFICE_OFFSET_MINUTES));
    const settled = await settleYear(read.draft, this.options.year, thisYear, this.terminal);
    return { ...settled, format: read.paper.format };
  }

  private async settle({ draft }: SettledYear, office: OfficeNow): Promise<WordsPlan> {
    const choices = {
      office: this.options.office ?? office.office.coordinatingUnit ?? (await askOffice(this.terminal)),
      responsibleLeader: leaderOf(office, this.options.leader),
    };
    const paper = { rows: rowsWithDuties(draft) };
    const words = planFromWords(paper, office.office, this.options, choices);
    const resolve = await askGroups(this.terminal, words.plan, nameIn(office, words));
    if (Object.keys(resolve).length === 0) return words;
    const options = { ...this.options, resolve: { ...this.options.resolve, ...resolve } };
    return planFromWords(paper, office.office, options, choices);
  }

  /** A year without a published calendar is never guessed (F51); nothing is stored when it is to be issued now. */
  private async checkCalendars({ plan }: WordsPlan): Promise<void> {
    const published = await this.inTenant(async (tx) => (await calendarYears(tx)).map(({ year }) => year));
    const missing = yearsOf(plan).find((year) => !published.includes(year));
    if (missing === undefined) return;
    const problem = calendarMissing(missing);
    if (this.given.flag('issue')) throw problem;
    this.terminal.tell(problem.text);
    this.terminal.tell(problem.remedy);
  }

  private async issue(ledgerId: string): Promise<ExitCode> {
    const { database, terminal, where } = this;
    const { signal } = this.surroundings;
    const ask = { database, tenantId: where.tenant, ledgerId };
    if (await this.inTenant(approveAsOperator(ledgerId, this.now)))
      terminal.print({
        zh: '✓ 本机操作员已代分管领导批准，并记入台账的批准记录。',
        en: '✓ The operator of this machine approved it in place of the leader in charge; the ledger keeps that on record.',
      });
    const progress = await withEngine(where, (client) =>
      issueLedgerNow({ ...ask, client, terminal, signal }),
    );
    const refused = await refusedRows(ask, progress.issueNo);
    for (const { row, refusal, zh, en } of refused)
      terminal.print({
        zh: `✗ 第 ${row} 行未交办：${zh} [${refusal.code}]`,
        en: `✗ row ${row} was not issued: ${en} [${refusal.code}]`,
      });
    const started = await this.inTenant(countStarted(ledgerId));
    terminal.print({
      zh: `✓ ${started} / ${started + refused.length} 行已交办，每行一个流程。`,
      en: `✓ ${started} of ${started + refused.length} rows are issued, one workflow each.`,
    });
    if (where.address !== undefined)
      terminal.print({ zh: `  查看：${where.address}`, en: `  See ${where.address}` });
    return refused.length === 0 ? exitCodes.ok : exitCodes.undecided;
  }

  private tellKnown(ledger: Ledger): void {
    this.terminal.print({
      zh: `✓ 这份文件早已导入为 ${ledger.id}（${ledger.year} 年），没有改变任何内容。`,
      en: `✓ This file was imported before as ${ledger.id} (year ${ledger.year}); nothing was changed.`,
    });
  }

  private inTenant<T>(work: Parameters<typeof inTenant<T>>[2]): Promise<T> {
    return inTenant(this.database, this.where.tenant, work);
  }
}

/** F6: who issues from the command line approves explicitly, and it is kept. False where no approval was missing. */
function approveAsOperator(ledgerId: string, at: number) {
  return async (tx: Tx): Promise<boolean> => {
    const approval = await approvalOf(tx, ledgerId);
    const waits = (await rowsToIssue(tx, ledgerId)).length > 0;
    if (approval === null || !approval.needed || approval.state === 'approved' || !waits) return false;
    const opinion = 'taizhang ledger import --issue';
    await addApprovalAct(tx, ledgerId, { act: 'approve', by: systemActor.person, at, opinion });
    return true;
  };
}

/** Rows of a ledger that have a task, over all its issues. */
function countStarted(ledgerId: string) {
  return async (tx: Tx): Promise<number> => {
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from issue_row where ledger_id = $1 and status = 'started'`,
      [ledgerId],
    );
    return row?.count ?? 0;
  };
}

function nameIn({ office }: OfficeNow, { created }: WordsPlan): (unit: string) => string {
  const names = new Map(office.units.map((unit) => [unit.id, unit.shortName]));
  for (const { unit } of created) names.set(unit.id, unit.shortName);
  return (unit) => names.get(unit) ?? unit;
}
