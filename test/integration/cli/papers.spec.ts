import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root, taizhang } from './taizhang.js';

const sample = path.join(root, 'libs/intake/samples/yunhe-2026.txt');
const shared = path.resolve(root, '../shared/ledgers/chaoyang-2021.txt');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-papers-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  const place = path.join(folder, name);
  fs.writeFileSync(place, content);
  return place;
}

describe('reading papers, nothing running', () => {
  it('prints a ledger in the shape of the contract', async () => {
    const { code, stdout } = await taizhang(['ledger', 'parse', sample, '--json']);
    const ledger = JSON.parse(stdout) as { year: number; rows: { assignments: unknown[] }[] };
    expect(code).toBe(0);
    expect(ledger).toMatchObject({
      title: '云河区2026年政务公开重点工作任务台账',
      year: 2026,
      format: 'txt',
    });
    expect(ledger.rows).toHaveLength(39);
    expect(Object.keys(ledger.rows[0] ?? {})).toEqual(
      expect.arrayContaining([
        'row',
        'itemNo',
        'responsibilityText',
        'assignments',
        'deadline',
        'source',
        'questions',
      ]),
    );
  });

  it.each(['merged-numbered.docx', 'dates.xlsx', 'leaders.xls', 'sections-gb18030.csv'])(
    'prints %s in the same shape',
    async (name) => {
      const folderOfPapers = path.join(root, 'libs/intake/samples/papers');
      const { code, stdout } = await taizhang(['ledger', 'parse', path.join(folderOfPapers, name), '--json']);
      const gold = JSON.parse(
        fs.readFileSync(path.join(folderOfPapers, name.replace(/\.\w+$/, '.gold.json')), 'utf8'),
      ) as { title: string; year: number };
      expect(code).toBe(0);
      const ledger = JSON.parse(stdout) as { title: string; year: number; rows: { source: object }[] };
      expect([ledger.title, ledger.year]).toEqual([gold.title, gold.year]);
      for (const { source } of ledger.rows) expect('row' in source || 'lines' in source).toBe(true);
    },
  );

  if (fs.existsSync(shared))
    it('reads the real ledger, which is at hand', async () => {
      const { stdout } = await taizhang(['ledger', 'parse', shared, '--json']);
      const { rows } = JSON.parse(stdout) as { rows: { assignments: unknown[] }[] };
      expect(rows).toHaveLength(39);
      expect(rows.flatMap((row) => row.assignments)).toHaveLength(86);
    });

  it('reads phrases line by line', async () => {
    const lines = ['{"id":"a","text":"2026年6月底前"}', '{"id":"b","text":"六月底前","ref_year":2026}'];
    const { code, stdout } = await taizhang(
      ['ledger', 'phrases', 'deadline', '--json'],
      {},
      lines.join('\n'),
    );
    const read = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; deadline: object });
    expect(code).toBe(0);
    expect(read.map(({ id }) => id)).toEqual(['a', 'b']);
    for (const { deadline } of read) expect(deadline).toMatchObject({ kind: 'date', date: '2026-06-30' });
    const duty = await taizhang(
      ['ledger', 'phrases', 'responsibility'],
      {},
      '{"id":1,"text":"甲局牵头，乙局配合"}',
    );
    expect(JSON.parse(duty.stdout)).toEqual({
      id: 1,
      assignments: [
        { unitText: '甲局', kind: 'unit', role: 'lead', mode: null },
        { unitText: '乙局', kind: 'unit', role: 'support', mode: null },
      ],
    });
  });

  it.each([
    ['an empty file', 'empty.txt', '', 'ledger.empty'],
    ['broken UTF-8', 'broken.txt', Buffer.from([0xff, 0xfe, 0xfd, 0x00, 0x80]), 'ledger.'],
    ['a foreign file', 'image.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'ledger.'],
    ['a letter', 'letter.txt', '各位同事：\n请于周五前反馈意见。\n', 'ledger.no_table'],
  ])('refuses %s with a stable code', async (_, name, content, code) => {
    const ended = await taizhang(['ledger', 'parse', file(name, content)]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`[${code}`);
    expect(ended.stdout).toBe('');
  });

  it('refuses a file that is not there, a wrong line and a wrong option', async () => {
    expect((await taizhang(['ledger', 'parse', path.join(folder, 'none.txt')])).stderr).toContain(
      '[file.unreadable]',
    );
    expect(await taizhang(['ledger', 'phrases', 'deadline'], {}, 'no json')).toMatchObject({ code: 1 });
    expect(await taizhang(['ledger', 'parse', sample, '--jsn'])).toMatchObject({ code: 2 });
  });
});

describe('help', () => {
  it('stands in the language that is asked for', async () => {
    const zh = await taizhang(['--help', '--lang', 'zh']);
    const en = await taizhang(['--help'], { LANG: 'en_US.UTF-8' });
    expect(zh.stdout).toContain('启动台账');
    expect(zh.stdout).not.toContain('start everything');
    expect(en.stdout).toContain('start everything');
    expect(en.stdout).not.toContain('启动台账');
  });

  it('says what to do when nothing runs', async () => {
    const ended = await taizhang(['ledger', 'list'], { TAIZHANG_HOME: folder });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('[system.not_running]');
    expect(ended.stderr).toContain('npm start');
  });
});
