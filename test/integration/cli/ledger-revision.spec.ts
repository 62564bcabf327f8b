import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readPaperLedger } from '#intake';
import { inTenant } from '#persistence';
import { CliSystem } from './cli-system.js';
import { root, taizhang } from './taizhang.js';

const sample = fs.readFileSync(path.join(root, 'libs/intake/samples/yunhe-2026.txt'), 'utf8');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-revision-'));

function paper(name: string, text: string): string {
  const place = path.join(folder, name);
  fs.writeFileSync(place, text);
  return place;
}

describe('a new version of a ledger from the command line', () => {
  let system: CliSystem;
  let id: string;
  const first = paper('first.txt', sample);
  // The same paper with one limit moved: everything else stays.
  const second = paper('second.txt', sample.replace('2026年6月底前', '2026年9月底前'));
  const third = paper('third.txt', sample.replace('2026年6月底前', '2026年10月底前'));
  const run = (...words: string[]) => taizhang(words, system.env);
  const query = <Row extends Record<string, unknown>>(sql: string): Promise<Row[]> =>
    inTenant(system.scratch.database, system.tenantId, (tx) => tx.query<Row>(sql));
  const revisions = async (): Promise<string[]> =>
    (await query<{ status: string }>('select status from ledger_revision order by revision_no')).map(
      ({ status }) => status,
    );

  beforeAll(async () => {
    system = await CliSystem.start();
    await system.startWorker();
    const imported = await run('ledger', 'import', first, '--keep-dates', '--office', '区政数局');
    expect(imported).toMatchObject({ code: 0 });
    [{ id } = { id: '' }] = await query<{ id: string }>('select id from ledger');
  }, 120_000);
  afterAll(async () => {
    await system.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('changes nothing with the very file that the ledger stands on', async () => {
    const ended = await run('ledger', 'import', first, '--into', id);
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(await revisions()).toEqual(['open']);
  });

  it('shows the difference and stores nothing, asked for a dry run or not confirmed', async () => {
    const dry = await run('ledger', 'import', second, '--into', id, '--dry-run');
    expect(dry.code).toBe(0);
    expect(dry.stdout).toMatch(/^~ \d+ → \d+ {2}/m);
    expect(dry.stdout).toContain('2026年6月底前 → 2026年9月底前');
    const silent = await run('ledger', 'import', second, '--into', id);
    expect([silent.code, silent.stderr]).toEqual([3, expect.stringContaining('[revision.unconfirmed]')]);
    expect(await revisions()).toEqual(['open']);
    expect((await run('ledger', 'import', second, '--into', 'l-none')).stderr).toContain('[ledger.unknown]');
  });

  it('is read with what was said of the columns of the last one', async () => {
    const changes = async (): Promise<number[]> => {
      const told = [
        await run('ledger', 'import', second, '--into', id, '--dry-run'),
        await run('ledger', 'diff', second, id),
      ];
      return told.map(({ stdout }) => stdout.match(/^~ /gm)?.length ?? 0);
    };
    const read = await readPaperLedger(fs.readFileSync(first));
    const column = (read.ok ? read.value.choice.parts[0]?.columns : undefined)?.find(
      ({ field }) => field === 'itemTitle',
    )?.column;
    const said = await readPaperLedger(fs.readFileSync(first), {
      columns: { 0: { [column ?? -1]: 'other' } },
    });
    const remembered = said.ok ? said.value.remembered : [];
    expect(remembered).toHaveLength(1);
    const plain = await changes();
    const store = (columns: unknown) =>
      query(`update ledger_revision set decisions = decisions || '${JSON.stringify({ columns })}'`);
    await store(remembered);
    const corrected = await changes();
    expect(corrected.map((count, at) => count > (plain[at] ?? 0))).toEqual([true, true]);
    await store([]);
    expect(await changes()).toEqual(plain);
  });

  it('is stored once it is confirmed, and once only', async () => {
    const stored = await run('ledger', 'import', second, '--into', id, '--yes');
    expect([stored.code, stored.stdout]).toEqual([0, expect.stringContaining(id)]);
    expect(await revisions()).toEqual(['open', 'open']);
    const moved = await query(`select from ledger_row where deadline_text = '2026年9月底前'`);
    expect(moved).toHaveLength(sample.split('2026年9月底前').length);
    expect(await run('ledger', 'import', second, '--into', id, '--yes')).toMatchObject({ code: 0 });
    expect(await revisions()).toEqual(['open', 'open']);
  });

  it('of an issued ledger waits as an amendment, which needs a basis', async () => {
    const issued = await run('ledger', 'import', second, '--issue', '--keep-dates');
    expect([issued.code, issued.stdout]).toEqual([0, expect.stringContaining('39 / 39')]);
    const without = await run('ledger', 'import', third, '--into', id, '--yes');
    expect([without.code, without.stderr]).toEqual([3, expect.stringContaining('[ledger.no_basis]')]);
    const words = ['ledger', 'import', third, '--into', id, '--yes', '--basis', '区政府常务会议纪要'];
    const stored = await run(...words);
    expect([stored.code, stored.stderr]).toEqual([0, '']);
    expect(await revisions()).toEqual(['applied', 'applied', 'open']);
    expect(await query(`select from ledger_change where outcome = 'pending'`)).toHaveLength(1);
    const again = await run('ledger', 'import', second, '--into', id, '--yes', '--basis', '会议纪要');
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('[ledger.revision_open]')]);
  }, 120_000);
});
