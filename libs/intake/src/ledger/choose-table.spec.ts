import { utils, write, type WorkSheet } from '@e965/xlsx';
import { readPaperLedger, type ChosenColumn, type PaperLedger, type PaperLedgerOptions } from '../index.js';
import { cell, header, row, wordFile, wordXml } from '../readers/spec-kit/office-files.js';

async function readBytes(bytes: Uint8Array, options?: PaperLedgerOptions): Promise<PaperLedger> {
  const read = await readPaperLedger(bytes, options);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

function bookOf(sheets: Record<string, WorkSheet>): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

const sheetOf = (...rows: (string | null)[][]): WorkSheet => utils.aoa_to_sheet(rows);
const names = ['序号', '任务', '责任单位', '完成时限'];
const word = async (body: string): Promise<Uint8Array> => wordFile(wordXml(body));
const p = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const tasks = (...ids: number[]): string =>
  ids.map((id) => row(String(id), `修缮第${id}座桥`, '区交通局', '2026年6月底前')).join('');
const columnsOf = ({ choice }: PaperLedger): ChosenColumn[] => choice.parts[0]?.columns ?? [];
const fields = (paper: PaperLedger): string[] => columnsOf(paper).map(({ field }) => field);

describe('the table of a paper', () => {
  it('is the one that holds tasks, whatever stands before it', async () => {
    const cover = `<w:tbl>${row('部门', '签收人', '日期')}${row('区交通局', '张三', '')}</w:tbl>`;
    const { choice, draft } = await readBytes(
      await word(`${p('望溪区2026年台账')}${cover}<w:tbl>${header}${tasks(1, 2)}</w:tbl>`),
    );
    expect(choice.tables).toEqual([1]);
    expect(choice.scores.map(({ reasons }) => reasons)).toEqual([['no_task_columns'], ['columns']]);
    expect(draft.title).toBe('望溪区2026年台账');
    expect(draft.rows.map(({ itemNo }) => itemNo)).toEqual([1, 2]);
  });

  it('goes on in further tables with the same header, each under its heading', async () => {
    const { choice, draft } = await readBytes(
      await word(
        `${p('2026年台账')}${p('一、修桥')}<w:tbl>${header}${tasks(1)}</w:tbl>${p('二、铺路')}<w:tbl>${header}${tasks(2)}</w:tbl>${p('注：按季更新')}`,
      ),
    );
    expect(choice.tables).toEqual([0, 1]);
    expect(
      draft.rows.map(({ sectionNo, sectionTitle, source }) => [sectionNo, sectionTitle, source]),
    ).toEqual([
      ['一', '修桥', { table: 1, row: 2 }],
      ['二', '铺路', { table: 2, row: 2 }],
    ]);
    expect(draft.notes).toContain('注：按季更新');
    expect(draft.questions).toEqual([]);
  });

  it('goes on over a page without a header of its own', async () => {
    const { choice, draft } = await readBytes(
      await word(`<w:tbl>${header}${tasks(1)}</w:tbl><w:p/><w:tbl>${tasks(2, 3)}</w:tbl>`),
    );
    expect(choice.tables).toEqual([0, 1]);
    expect(draft.rows).toHaveLength(3);
  });

  it('is asked about where sheets look alike, and can be chosen', async () => {
    const sheet = (task: string): WorkSheet => sheetOf(names, ['1', task, '区交通局', '2026年6月底前']);
    const bytes = bookOf({ 一月: sheet('修桥'), 二月: sheet('铺路'), 说明: sheetOf(['按季更新']) });
    const own = await readBytes(bytes);
    expect(own.choice.tables).toEqual([0]);
    expect(own.draft.questions).toMatchObject([
      { code: 'paper.other_tables', data: { chosen: '一月', others: ['二月'] } },
    ]);
    const chosen = await readBytes(bytes, { table: 1 });
    expect(chosen.draft.rows.map(({ content }) => content)).toEqual(['铺路']);
    expect(chosen.draft.questions).toEqual([]);
    expect((await readBytes(bytes, { table: [0, 1] })).draft.rows).toHaveLength(2);
  });

  it('goes on under headings without a number, the first among them', async () => {
    const { draft } = await readBytes(
      await word(
        `${p('2026年台账')}${p('修桥')}<w:tbl>${header}${tasks(1)}</w:tbl>${p('铺路')}<w:tbl>${header}${tasks(2)}</w:tbl>`,
      ),
    );
    expect(draft.rows.map(({ sectionTitle }) => sectionTitle)).toEqual(['修桥', '铺路']);
  });

  it('is a sheet for each section, under the name of the sheet; rows count through', async () => {
    const sheet = (...found: string[]): WorkSheet =>
      sheetOf(names, ...found.map((task, at) => [String(at + 1), task, '区交通局', '2026年6月底前']));
    const { choice, draft } = await readBytes(
      bookOf({ 修桥工程: sheet('修缮东桥', '修缮西桥'), 铺路工程: sheet('铺设便道') }),
    );
    expect(choice.tables).toEqual([0, 1]);
    expect(draft.rows.map(({ row, sectionTitle, source }) => [row, sectionTitle, source])).toEqual([
      [1, '修桥工程', { sheet: '修桥工程', row: 2 }],
      [2, '修桥工程', { sheet: '修桥工程', row: 3 }],
      [3, '铺路工程', { sheet: '铺路工程', row: 2 }],
    ]);
    expect(draft.questions).toEqual([]);
  });

  it('leaves patterns and old copies to a person', async () => {
    const sheet = (task: string): WorkSheet => sheetOf(names, ['1', task, '区交通局', '2026年6月底前']);
    const { choice, draft } = await readBytes(bookOf({ 台账: sheet('修桥'), 填报示例: sheet('铺路') }));
    expect(choice.tables).toEqual([0]);
    expect(draft.questions).toMatchObject([{ code: 'paper.other_tables', data: { others: ['填报示例'] } }]);
  });

  it('is read once where another sheet repeats its tasks', async () => {
    const line = (task: string): string[] => ['1', task, '区交通局', '2026年6月底前'];
    const { choice, draft } = await readBytes(
      bookOf({ 总表: sheetOf(names, line('修桥'), line('铺路')), 修桥工程: sheetOf(names, line('修桥')) }),
    );
    expect(choice.tables).toEqual([0]);
    expect(draft.rows).toHaveLength(2);
    expect(draft.questions).toMatchObject([{ code: 'paper.other_tables', data: { others: ['修桥工程'] } }]);
  });

  it('is refused where the choice does not exist or holds no tasks', async () => {
    const bytes = bookOf({
      一月: sheetOf(names, ['1', '修桥', '区交通局', '长期']),
      说明: sheetOf(['按季更新']),
    });
    const codeOf = async (options: PaperLedgerOptions): Promise<unknown> => {
      const read = await readPaperLedger(bytes, options);
      return read.ok ? null : [read.refusal.code, read.refusal.data.what];
    };
    expect(await codeOf({ table: 5 })).toEqual(['ledger.no_such_column', 'table 5']);
    expect(await codeOf({ table: [] })).toEqual(['ledger.no_such_column', 'table –']);
    expect(await codeOf({ columns: { 0: { 4: 'content' } } })).toEqual([
      'ledger.no_such_column',
      'content 4',
    ]);
    expect(await codeOf({ columns: { 7: { 0: 'content' } } })).toEqual(['ledger.no_such_column', 'table 7']);
    expect(await codeOf({ table: 1 })).toEqual(['ledger.no_table', undefined]);
  });
});

describe('the columns of a table', () => {
  it('carry their header, score and reasons', async () => {
    const paper = await readBytes(await word(`<w:tbl>${header}${tasks(1, 2)}</w:tbl>`));
    expect(columnsOf(paper)).toEqual([
      { column: 0, field: 'itemNo', header: '序号', score: 2, reasons: ['header', 'contents'] },
      { column: 1, field: 'content', header: '任务', score: 1.2, reasons: ['header'] },
      { column: 2, field: 'responsible', header: '责任单位', score: 2, reasons: ['header', 'contents'] },
      { column: 3, field: 'deadline', header: '时限', score: 2, reasons: ['header', 'contents'] },
    ]);
  });

  it('are taken as a person says', async () => {
    const sheet = sheetOf(
      ['任务', '甲', '乙', '时限'],
      ['修缮老桥并立限高牌', '区交通局', '区公安分局', '6月底前'],
      ['铺设便道', '区城管局', '', '7月底前'],
    );
    const paper = await readBytes(bookOf({ a: sheet }), {
      year: 2026,
      columns: { 0: { 1: 'lead', 2: 'support' } },
    });
    expect(
      paper.draft.rows.map(({ assignments }) =>
        assignments.map(({ role, unitText }) => `${role} ${unitText}`),
      ),
    ).toEqual([['lead 区交通局', 'support 区公安分局'], ['lead 区城管局']]);
    expect(columnsOf(paper)[1]).toMatchObject({ field: 'lead', score: 2, reasons: ['given'] });
  });

  it('stand in any order, with reviewers, targets and progress beside them', async () => {
    const sheet = sheetOf(
      ['完成时限', '审核单位', '配合部门', '主要任务', '年度目标', '牵头部门', '进展情况', '编号'],
      [
        '5月底前',
        '区司法局',
        '各街道',
        '清理涉企收费并公布目录清单',
        '清理完毕、目录公开、群众满意，投诉量明显下降',
        '区发改局',
        '已启动',
        '1',
      ],
      ['长期', '', '区财政局、区审计局', '建立收费举报渠道', '渠道畅通', '区市场监管局', '', '2'],
    );
    const paper = await readBytes(bookOf({ a: sheet }), { year: 2026 });
    expect(fields(paper)).toEqual([
      'deadline',
      'reviewer',
      'support',
      'content',
      'other',
      'lead',
      'other',
      'itemNo',
    ]);
    expect(paper.draft.rows[0]?.assignments.map(({ role, unitText }) => `${role} ${unitText}`)).toEqual([
      'lead 区发改局',
      'support 各街道',
      'reviewer 区司法局',
    ]);
    expect(paper.draft.rows[0]?.otherCells).toEqual([
      { header: '年度目标', text: '清理完毕、目录公开、群众满意，投诉量明显下降' },
      { header: '进展情况', text: '已启动' },
    ]);
  });

  it('may hold units and deadline in one cell', async () => {
    const sheet = sheetOf(
      ['序号', '工作任务', '责任单位及完成时限'],
      ['1', '修缮老桥', '区交通局牵头，区公安分局配合，2026年6月底前完成'],
      ['2', '铺设便道', '区城管局负责；完成时限：长期坚持'],
    );
    const { draft } = await readBytes(bookOf({ a: sheet }));
    expect(
      draft.rows.map(({ responsibilityText, deadlineText, deadline }) => [
        responsibilityText,
        deadlineText,
        deadline.kind,
      ]),
    ).toEqual([
      ['区交通局牵头，区公安分局配合', '2026年6月底前完成', 'date'],
      ['区城管局负责', '长期坚持', 'ongoing'],
    ]);
  });

  it('are asked about where the words above contradict what they hold', async () => {
    const sheet = sheetOf(
      ['序号', '任务', '完成时限', '责任单位'],
      ['1', '修缮老桥并立限高牌', '区交通局牵头', '2026年6月底前'],
      ['2', '铺设便道并划线', '区城管局负责', '2026年7月底前'],
    );
    const { draft } = await readBytes(bookOf({ a: sheet }));
    const codes = [...draft.questions, ...draft.rows.flatMap(({ questions }) => questions)].map(
      ({ code }) => code,
    );
    expect(codes).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:paper\.columns|columns\.shifted)$/)]),
    );
  });

  it('count the rows that a remark alone is split over as one task', async () => {
    const merged = (text: string, first: boolean): string =>
      `<w:tc><w:tcPr><w:vMerge${first ? ' w:val="restart"' : ''}/></w:tcPr>${p(first ? text : '')}</w:tc>`;
    const wide = row('序号', '任务', '责任单位', '时限', '备注');
    const part = (first: boolean, note: string): string =>
      `<w:tr>${['1', '修缮老桥', '区交通局', '2026年6月底前'].map((text) => merged(text, first)).join('')}${cell(note)}</w:tr>`;
    const other = row('2', '铺设便道', '区城管局', '长期', '');
    const { draft } = await readBytes(
      await word(`<w:tbl>${wide}${part(true, '先勘测')}${part(false, '再施工')}${other}</w:tbl>`),
    );
    expect(draft.rows.map(({ otherCells }) => otherCells.map(({ text }) => text))).toEqual([
      ['先勘测', '再施工'],
      [],
    ]);
  });
});
