import { readPaperLedger } from '../index.js';
import type { LedgerDraft } from '../ledger-draft.js';

async function draftOf(...lines: string[]): Promise<LedgerDraft> {
  const read = await readPaperLedger(new TextEncoder().encode(['云河县2026年工作要点', ...lines].join('\n')));
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value.draft;
}

const units = ({ rows }: LedgerDraft): string[] =>
  rows.map(({ assignments }) => assignments.map(({ unitText, role }) => `${unitText} ${role}`).join('，'));
const days = ({ rows }: LedgerDraft): (string | null)[] =>
  rows.map(({ deadline }) => (deadline.kind === 'date' ? deadline.date : null));

const measures = ['1.公开减负政策。', '2.公开培训目录。', '3.举办招聘会。'];
const next = ['二、其他', '4.抓好整改。（县政府办负责，年底前）'];

describe('a duty that stands after several measures', () => {
  it.each([
    ['3.举办招聘会。（以上各项由县人社局牵头，县财政局配合，2026年6月底前完成）'],
    ['3.举办招聘会。', '以上各项由县人社局牵头，县财政局配合，2026年6月底前完成。'],
    ['3.举办招聘会。', '（以上工作均由县人社局牵头，县财政局配合，2026年6月底前完成）'],
    ['3.举办招聘会。', '以上三项由县人社局牵头，县财政局配合，2026年6月底前完成。'],
    ['3.举办招聘会。', '上述1至3项任务，由县人社局牵头，县财政局配合，2026年6月底前完成。'],
    ['3.举办招聘会。', '第1—3项由县人社局牵头，县财政局配合，2026年6月底前完成。'],
  ])('is the duty of all that its words name: %j', async (...closing) => {
    const draft = await draftOf('一、稳定就业', ...measures.slice(0, 2), ...closing, ...next);
    const each = '县人社局 lead，县财政局 support';
    expect(units(draft)).toEqual([each, each, each, '县政府办 responsible']);
    expect(days(draft)).toEqual(['2026-06-30', '2026-06-30', '2026-06-30', '2026-12-31']);
    expect(draft.rows.flatMap(({ questions }) => questions)).toEqual([]);
  });

  it('names headings too, and leaves alone what has a duty of its own or is not named', async () => {
    const draft = await draftOf(
      '一、稳定就业',
      '（一）公开政策',
      '1.公开减负政策。',
      '2.公开培训目录。（县财政局负责）',
      '（二）办好活动',
      '1.举办招聘会。',
      '（三）清理数据',
      '1.核对名单。（县统计局负责）',
      '（上述（一）、（二）项任务由县人社局负责）',
    );
    const own = [
      '县人社局 responsible',
      '县财政局 responsible',
      '县人社局 responsible',
      '县统计局 responsible',
    ];
    expect(units(draft)).toEqual(own);
  });

  it('is asked about where its words do not say, with itself as the answer offered', async () => {
    for (const closing of [
      ['3.举办招聘会。（县人社局负责，2026年6月底前）'],
      ['3.举办招聘会。', '（县人社局负责，2026年6月底前）'],
      ['3.举办招聘会。', '责任单位：县人社局', '完成时限：2026年6月底前'],
    ]) {
      const draft = await draftOf('一、稳定就业', ...measures.slice(0, 2), ...closing, ...next);
      expect(units(draft)).toEqual(['', '', '县人社局 responsible', '县政府办 responsible']);
      for (const { questions } of draft.rows.slice(0, 2)) {
        expect(questions).toMatchObject([
          { code: 'responsibility.missing', data: { fromRow: 3 } },
          { code: 'deadline.missing', data: { fromRow: 3, deadlineText: '2026年6月底前' } },
        ]);
      }
      expect(draft.rows[2]?.questions).toEqual([]);
    }
  });

  it('is not offered over a heading, nor upwards', async () => {
    const draft = await draftOf(
      '一、稳定就业',
      '1.公开减负政策。（县人社局负责，年底前）',
      '2.公开培训目录。',
      ...next,
    );
    expect(draft.rows[1]?.questions.map(({ data }) => data)).toEqual([undefined, undefined]);
  });

  it('speaks of units, not of measures, where it says so', async () => {
    const draft = await draftOf(
      '一、稳定就业',
      ...measures.slice(0, 2),
      '3.举办招聘会。（县人社局负责，年底前）',
      '上述单位按职责分工负责。',
    );
    expect(units(draft).slice(0, 2)).toEqual(['', '']);
  });
});

it('numbers of tasks without a title are the numbers of items, and nobody is asked about them', async () => {
  const draft = await draftOf(
    '一、稳定就业',
    '（一）公开减负政策。（县人社局负责，年底前）',
    '（二）举办招聘会。（县总工会负责，9月底前）',
    '二、其他',
    '（一）抓好整改。（县政府办负责，年底前）',
  );
  const places = draft.rows.map(({ sectionNo, itemNo }) => [sectionNo, itemNo]);
  expect(places).toEqual([
    ['一', 1],
    ['一', 2],
    ['二', 1],
  ]);
  expect([...draft.questions, ...draft.rows.flatMap(({ questions }) => questions)]).toEqual([]);
});
