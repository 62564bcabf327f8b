import fs from 'node:fs';
import path from 'node:path';
import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { readPaperLedger } from '../../index.js';

/** A real paper stands beside a developer's clone, never inside it; without it this file has nothing to measure. */
const goldFile = path.resolve(process.cwd(), '../shared/ledgers/chaoyang-2021.gold.json');

interface GoldRow {
  section_no: string;
  section_title: string;
  item_no: number;
  item_title: string;
  content: string;
  responsibility_text: string;
  assignments: { unit_text: string; kind: string; role: string; mode: string | null }[];
  deadline_text: string;
  deadline: object;
  inherited_deadline: { deadline: object; from_row: number } | null;
}

const lines = (text: string): Paragraph[] => text.split('\n').map((line) => new Paragraph(line));

/** The table as its office prints it: numeral, section, item and deadline merged over the rows that they cover. */
async function asWord(rows: readonly GoldRow[]): Promise<Uint8Array> {
  const sameBelow = (at: number, same: (a: GoldRow, b: GoldRow) => boolean): number => {
    const first = rows[at];
    const next = rows.findIndex((row, below) => below > at && first !== undefined && !same(first, row));
    return (next < 0 ? rows.length : next) - at;
  };
  const isSection = (a: GoldRow, b: GoldRow): boolean => a.section_title === b.section_title;
  const isItem = (a: GoldRow, b: GoldRow): boolean => a.item_no === b.item_no;
  const body = rows.map((row, at) => {
    const above = rows[at - 1];
    const cells: TableCell[] = [];
    if (above === undefined || !isSection(above, row)) {
      const rowSpan = sameBelow(at, isSection);
      cells.push(new TableCell({ rowSpan, children: lines(row.section_no) }));
      cells.push(new TableCell({ rowSpan, children: lines(row.section_title) }));
    }
    if (above === undefined || !isItem(above, row)) {
      const children = lines(`${row.item_no}、${row.item_title}`);
      cells.push(new TableCell({ rowSpan: sameBelow(at, isItem), children }));
    }
    cells.push(new TableCell({ children: lines(row.content) }));
    cells.push(new TableCell({ children: lines(row.responsibility_text) }));
    if (row.inherited_deadline === null) {
      const rowSpan = sameBelow(at, (_, below) => below.inherited_deadline?.from_row === at + 1);
      cells.push(new TableCell({ rowSpan, children: lines(row.deadline_text) }));
    }
    return new TableRow({ children: cells });
  });
  const header = ['序号', '重点工作任务', '责任分工', '完成时限'].map(
    (text, at) => new TableCell({ columnSpan: at === 1 ? 3 : 1, children: lines(text) }),
  );
  const title = new Paragraph({
    text: '朝阳区2021年政务公开重点工作任务台账',
    alignment: AlignmentType.CENTER,
  });
  const table = new Table({ rows: [new TableRow({ tableHeader: true, children: header }), ...body] });
  return Packer.toBuffer(new Document({ sections: [{ children: [title, table] }] }));
}

if (fs.existsSync(goldFile)) {
  describe('the real ledger as a Word file', () => {
    const gold = JSON.parse(fs.readFileSync(goldFile, 'utf8')) as GoldRow[];

    it('gives every row, assignment, heading and deadline, and asks nothing', async () => {
      const read = await readPaperLedger(await asWord(gold), { fileName: 'chaoyang.docx' });
      if (!read.ok) throw new Error(read.refusal.code);
      const { draft, choice } = read.value;
      expect(draft).toMatchObject({
        title: '朝阳区2021年政务公开重点工作任务台账',
        year: 2021,
        format: 'docx',
      });
      expect(
        draft.rows.map((row) => ({
          section: [row.sectionNo, row.sectionTitle],
          item: [row.itemNo, row.itemTitle],
          content: row.content,
          responsibility: row.responsibilityText,
          assignments: row.assignments,
          deadline: [row.deadlineText, row.deadline],
          inherited:
            row.inheritedDeadline === null
              ? null
              : [row.inheritedDeadline.fromRow, row.inheritedDeadline.deadline],
        })),
      ).toEqual(
        gold.map((row) => ({
          section: [row.section_no, row.section_title],
          item: [row.item_no, row.item_title],
          content: row.content,
          responsibility: row.responsibility_text,
          assignments: row.assignments.map(({ unit_text: unitText, ...rest }) => ({ unitText, ...rest })),
          deadline: [row.deadline_text, row.deadline],
          inherited:
            row.inherited_deadline === null
              ? null
              : [row.inherited_deadline.from_row, row.inherited_deadline.deadline],
        })),
      );
      expect(draft.rows.flatMap(({ assignments }) => assignments)).toHaveLength(86);
      expect([...draft.questions, ...draft.rows.flatMap(({ questions }) => questions)]).toEqual([]);
      expect((choice.parts[0]?.columns ?? []).map(({ field }) => field)).toEqual([
        'sectionNo',
        'sectionTitle',
        'itemTitle',
        'content',
        'responsible',
        'deadline',
      ]);
      expect(draft.rows[38]?.source).toEqual({ table: 1, row: 40 });
    });
  });
} else {
  it('finds no real paper beside this clone', () => {
    expect(fs.existsSync(goldFile)).toBe(false);
  });
}
