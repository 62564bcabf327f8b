import { readLedger } from '../index.js';
import { legendIn } from './legend.js';
import { tickedUnits } from './ticked-units.js';

/** Rows of cells as the text form has them. */
function rowsOf(...rows: readonly string[][]): { who: string[]; asked: string[] }[] {
  const text = rows.map((cells) => cells.map((cell) => `\t${cell}\n`).join('')).join('\n');
  const read = readLedger(text);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value.rows.map(({ assignments, questions }) => ({
    who: assignments.map(({ role, mode, unitText }) => `${role} ${mode ?? '-'} ${unitText}`),
    asked: questions.map(({ code, data }) => `${code} ${String(data?.['words'])}`),
  }));
}

const header = (units: string): string[] => ['序号', '任务', units, '时限'];
const task = (units: string, no = '1'): string[] => [no, '修桥', units, '2026年6月底前'];

describe('signs beside units', () => {
  it('reads legends in both orders, and what is said of the others', () => {
    const meaning = (line: string): object => Object.fromEntries(legendIn([line]).roles);
    expect(meaning('注：●为牵头单位，△为配合单位。')).toEqual({ '●': 'lead', '△': 'support' });
    expect(meaning('加“★”的是牵头部门')).toEqual({ '★': 'lead' });
    expect(meaning('牵头单位用*表示；配合单位用#表示')).toEqual({ '*': 'lead', '#': 'support' });
    expect(meaning('★区水务局牵头实施。')).toEqual({});
    expect(legendIn(['带*的为牵头单位，其余为配合单位']).others).toBe('support');
  });

  it('gives the role that the header explains to the unit with the sign alone', () => {
    expect(rowsOf(header('责任单位（★为牵头单位）'), task('区水务局、★区住建局、区财政局'))).toEqual([
      { who: ['responsible joint 区水务局', 'lead - 区住建局', 'responsible joint 区财政局'], asked: [] },
    ]);
  });

  it('asks about a sign that nothing explains, and takes one at every name for a bullet', () => {
    expect(
      rowsOf(header('责任单位'), task('★区水务局、区财政局'), task('●区水务局、●区财政局', '2')),
    ).toEqual([
      {
        who: ['responsible joint 区水务局', 'responsible joint 区财政局'],
        asked: ['responsibility.unparsed 区水务局'],
      },
      { who: ['responsible joint 区水务局', 'responsible joint 区财政局'], asked: [] },
    ]);
  });

  it('takes the ticked units alone, and asks where none is', () => {
    expect(rowsOf(header('责任单位'), task('区水务局☑ 区财政局□'), task('□区水务局 □区财政局', '2'))).toEqual(
      [
        { who: ['responsible - 区水务局'], asked: [] },
        { who: [], asked: ['responsibility.missing 区水务局,区财政局'] },
      ],
    );
    expect(tickedUnits('区水务局、区财政局')).toBeNull();
    expect(tickedUnits('■区水务局')).toBeNull();
    for (const cell of ['区水务局☑ 区财政局□ 区住建局☑', '(√)区水务局 (□)区财政局'])
      expect(tickedUnits(cell)?.text).toHaveLength(cell.length);
  });

  it('takes a stroke for nobody', () => {
    const names = ['序号', '任务', '牵头单位', '配合单位', '时限'];
    expect(rowsOf(names, ['1', '修桥', '区水务局', '无', '2026年6月底前'])).toEqual([
      { who: ['lead - 区水务局'], asked: [] },
    ]);
  });
});

describe('units across the top', () => {
  const matrix = (...signs: string[]): string[] => ['1', '修桥', ...signs, '2026年6月底前'];
  const top = ['序号', '重点任务', '区水务局', '区财政局', '各街道', '时限'];

  it('takes one sign for being meant, and asks about two that nothing explains', () => {
    expect(rowsOf(top, matrix('√', '√', ''))).toEqual([
      { who: ['responsible joint 区水务局', 'responsible joint 区财政局'], asked: [] },
    ]);
    expect(rowsOf(top, matrix('●', '△', ''))).toEqual([
      {
        who: ['responsible joint 区水务局', 'responsible joint 区财政局'],
        asked: ['responsibility.unparsed 区水务局（●）,区财政局（△）'],
      },
    ]);
  });

  it('reads roles in words', () => {
    expect(rowsOf(top, matrix('主办', '协办', '/'))).toEqual([
      { who: ['lead - 区水务局', 'support - 区财政局'], asked: [] },
    ]);
  });
});
