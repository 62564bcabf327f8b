import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { dutiesAfter, readDuties, type DutySentence } from './duties.js';

const paperYear = 2021;

/** milestone 2021-03-31 “3月底前”, one for each part that binds somebody. */
function bound(content: string, year: number | null = paperYear): string[] {
  return readDuties(content, { year }).flatMap((duty) => {
    if (duty.kind === 'none') return [];
    const when = duty.kind === 'milestone' ? duty.due : duty.freq;
    return [`${duty.kind} ${when} ${content.slice(duty.time.start, duty.time.end)}`];
  });
}

describe('hidden duties', () => {
  it.each([
    ['年内至少出台1个标准化产品', ['milestone 2021-12-31 年内']],
    ['主要领导年内至少听取一次汇报，重点研究问题', ['milestone 2021-12-31 年内']],
    ['并于下一年第一季度将评估结果向社会公开', ['milestone 2022-03-31 下一年第一季度']],
    ['各级政府要在2021年底前系统清理现行有效规章', ['milestone 2021-12-31 2021年底前']],
    ['探索按月将点位排行向社会公开的机制', ['cycle monthly 按月']],
    ['每半年至少召开一次新闻发布会', ['cycle half-yearly 每半年']],
    ['到2025年，建成10个示范点', ['milestone 2025-12-31 2025年']],
    ['全年开展培训不少于4次', ['milestone 2021-12-31 全年']],
    ['7月底前对上半年工作情况开展评估', ['milestone 2021-07-31 7月底前']],
    ['自决定作出之日起20个工作日内公开', ['milestone null 决定作出之日起20个工作日内']],
    [
      '3月底前形成工作方案，每季度末报送进展，年底前全面完成。',
      ['milestone 2021-03-31 3月底前', 'cycle quarterly 每季度末', 'milestone 2021-12-31 年底前'],
    ],
    [
      '第二季度组织一次培训，第四季度开展考核。',
      ['milestone 2021-06-30 第二季度', 'milestone 2021-12-31 第四季度'],
    ],
    ['一季度末、三季度末各通报一次', ['milestone 2021-09-30 一季度末、三季度末']],
    ['每年3月和9月各检查一次', ['cycle yearly 每年3月和9月']],
  ])('%s', (content, expected) => {
    expect(bound(content)).toEqual(expected);
  });

  it.each([
    '将审批时限压缩至3个工作日以内，办理时限不超过5个工作日。',
    '完善2021年版清单，推进2021年政务公开工作要点落实。',
    '许可证有效期至2025年12月31日。',
    '截至2021年6月底，已完成80%；较2020年底增长5%。',
    '本办法自2021年6月1日起施行。',
    '做好常态化疫情防控，持续推进公开。',
    '落实《2021年6月底前重点工作安排》。',
    '2020年底前完成的项目由主管部门管理。',
    '定期组织培训，及时公开信息。',
    '按单位、按年度均可查询。',
    '对上半年工作情况开展评估。',
    '',
  ])('%s binds nobody to a time', (content) => {
    expect(bound(content)).toEqual([]);
  });

  it('each is bound once, and together they are the whole content', () => {
    const piece = fc.constantFrom(
      '3月底前形成方案',
      '按月公开',
      '年内至少一次',
      '压缩至5个工作日内',
      '《2021年底前安排》',
      '加强领导',
      '，',
      '。',
      '；',
      '\n',
      ' ',
      '2021年',
      '底前',
      '每',
      '季度',
      '１２月',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const content = pieces.join('');
        const parts: DutySentence[] = readDuties(content, { year: paperYear });
        let last = 0;
        let rest = '';
        for (const part of parts) {
          expect(part.start).toBeGreaterThanOrEqual(last);
          expect(part.words).toBe(content.slice(part.start, part.end));
          if (part.kind !== 'none') {
            expect(part.time.start).toBeGreaterThanOrEqual(part.start);
            expect(part.time.end).toBeLessThanOrEqual(part.end);
          }
          rest += content.slice(last, part.start);
          last = part.end;
        }
        expect((rest + content.slice(last)).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

it('tells which fall after the deadline of the row', () => {
  const duties = readDuties('年内至少听取一次汇报，于下一年第一季度将结果公开。', { year: paperYear });
  const after = (date: string): string[] =>
    dutiesAfter(duties, { kind: 'date', date }).map((duty) => ('due' in duty ? `${duty.due}` : ''));
  expect(after('2021-12-31')).toEqual(['2022-03-31']);
  expect(after('2022-12-31')).toEqual([]);
  expect(dutiesAfter(duties, { kind: 'ongoing' })).toEqual([]);
});

/** The real ledger stands beside a developer's clone; the list was made by hand from its 109 sentences. */
const ledger = path.resolve(process.cwd(), '../shared/ledgers/chaoyang-2021.gold.json');
const byHand = [
  '7 milestone 2021-12-31 2021年底前',
  '19 cycle monthly 按月',
  '25 milestone 2021-12-31 年内',
  '35 milestone 2021-12-31 年内',
  '39 milestone 2022-03-31 下一年第一季度',
];

if (fs.existsSync(ledger)) {
  it('finds the hidden duties of the real ledger, and no others', () => {
    const rows = JSON.parse(fs.readFileSync(ledger, 'utf8')) as { row: number; content: string }[];
    expect(rows.flatMap(({ row, content }) => bound(content).map((duty) => `${row} ${duty}`))).toEqual(
      byHand,
    );
  });
}
