import { readPaperLedger } from '../index.js';
import type { LedgerDraftRow } from '../ledger-draft.js';
import { cell, row, wordFile, wordXml } from '../readers/spec-kit/office-files.js';

/** A Word table with a column of leads and one of support; `units` are the cells of the second row there. */
async function rowOf(units: string): Promise<LedgerDraftRow | undefined> {
  const table = [
    row('序号', '工作任务', '牵头单位', '配合单位', '完成时限'),
    row('1', '修缮东桥', '县交通局', '县财政局', '2026年6月底前'),
    `<w:tr>${cell('2')}${cell('建立道路台账')}${units}${cell('2026年9月底前')}</w:tr>`,
    row('3', '开展道路巡查', '县交警大队', '各乡镇', '长期坚持'),
  ].join('');
  const read = await readPaperLedger(await wordFile(wordXml(`<w:tbl>${table}</w:tbl>`)));
  if (!read.ok) throw new Error(read.refusal.code);
  const { rows } = read.value.draft;
  expect(rows.flatMap(({ row: at, questions }) => (at === 2 ? [] : questions))).toEqual([]);
  return rows[1];
}

const wide = (text: string): string =>
  cell(text).replace('<w:tc>', '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>');
const roles = (read: LedgerDraftRow | undefined): string[] =>
  read?.assignments.map(({ unitText, role, mode }) => `${unitText} ${role} ${mode}`) ?? [];

describe('one cell over the columns of lead and support', () => {
  it('promotes nobody and asks, with the usual meaning as the answer offered', async () => {
    const read = await rowOf(wide('县交通局、县财政局、各乡镇'));
    expect(roles(read)).toEqual([
      '县交通局 responsible joint',
      '县财政局 responsible joint',
      '各乡镇 responsible joint',
    ]);
    expect(read?.questions).toMatchObject([
      { code: 'responsibility.unparsed', data: { lead: '县交通局', support: ['县财政局', '各乡镇'] } },
    ]);
    expect(read?.questions[0]?.message).toContain('县交通局牵头、县财政局、各乡镇配合');
    expect(read?.confidence.responsibility).toBe(0.5);
  });

  it('asks about a single unit too', async () => {
    const read = await rowOf(wide('县交通局'));
    expect(roles(read)).toEqual(['县交通局 responsible null']);
    expect(read?.questions).toMatchObject([{ data: { lead: '县交通局', support: [] } }]);
  });

  it('is not asked about where its words say who leads', async () => {
    const read = await rowOf(wide('县交通局牵头，县财政局配合'));
    expect(roles(read)).toEqual(['县交通局 lead null', '县财政局 support null']);
    expect(read?.questions).toEqual([]);
  });

  it('two cells are what their headers say', async () => {
    const read = await rowOf(cell('县交通局') + cell('县财政局'));
    expect(roles(read)).toEqual(['县交通局 lead null', '县财政局 support null']);
    expect(read?.questions).toEqual([]);
  });
});
