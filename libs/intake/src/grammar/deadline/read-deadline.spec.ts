import type { DeadlineReading } from '../../ledger-draft.js';
import { readDeadline } from './read-deadline.js';

const paperYear = 2023;

function read(text: string): DeadlineReading {
  return readDeadline(text, paperYear).deadline;
}

describe('deadline: dates', () => {
  it.each([
    ['2021年12月底前', '2021-12-31'],
    ['2021年12月31日前', '2021-12-31'],
    ['到2025年底', '2025-12-31'],
    ['2020年年底前', '2020-12-31'],
    ['2021年2月底前', '2021-02-28'],
    ['2024年2月末', '2024-02-29'],
    ['二〇二一年六月底前', '2021-06-30'],
    ['２０２１年６月３０日前', '2021-06-30'],
    ['2021 年 6 月 底 前', '2021-06-30'],
    ['2021-06-30', '2021-06-30'],
    ['2021.6.30', '2021-06-30'],
    ['2021年10月30前', '2021-10-30'],
    ['2021年二季度末前', '2021-06-30'],
    ['2021年内', '2021-12-31'],
  ])('%s is a day', (text, date) => {
    expect(read(text)).toEqual({ kind: 'date', date });
  });

  it.each([
    ['6月底前', '2023-06-30'],
    ['十二月三十一日前', '2023-12-31'],
    ['年底前', '2023-12-31'],
    ['今年年内', '2023-12-31'],
    ['明年3月底前', '2024-03-31'],
    ['国庆节前', '2023-09-30'],
  ])('%s takes the year of the paper', (text, date) => {
    expect(read(text)).toEqual({ kind: 'date', date, yearFrom: 'ref_year' });
  });

  it.each([
    ['2021年6月', '2021-06-30', 'month'],
    ['到2025年', '2025-12-31', 'year'],
    ['2020年要有所突破', '2020-12-31', 'year'],
    ['2020年初步建成', '2020-12-31', 'year'],
    ['2021年第一季度', '2021-03-31', 'quarter'],
    ['2021年上半年', '2021-06-30', 'half-year'],
  ])('%s says only a span', (text, date, precision) => {
    expect(read(text)).toEqual({ kind: 'date', date, precision });
  });

  it('reads the first quarter of the next year', () => {
    expect(read('下一年第一季度')).toMatchObject({ kind: 'date', date: '2024-03-31', yearFrom: 'ref_year' });
  });

  it.each([
    ['2021年3月前', ['2021-02-28', '2021-03-31']],
    ['2021年前', ['2020-12-31', '2021-12-31']],
    ['2021年9月中旬前', ['2021-09-10', '2021-09-20']],
  ])('%s has two readings, takes the earlier and asks', (text, readings) => {
    const { deadline, questions } = readDeadline(text, paperYear);
    expect(deadline).toEqual({ kind: 'date', date: readings[0], readings });
    expect(questions.map(({ code }) => code)).toEqual(['deadline.ambiguous']);
  });

  it('asks about a day that the month does not have', () => {
    const { deadline, questions } = readDeadline('2021年2月30日前', paperYear);
    expect(deadline).toMatchObject({ date: '2021-02-28' });
    expect(questions.map(({ code }) => code)).toEqual(['deadline.ambiguous']);
  });

  it('does not guess a year that nobody gave', () => {
    const { deadline, questions } = readDeadline('6月底前');
    expect(deadline).toMatchObject({ kind: 'date', date: null, monthDay: '06-last' });
    expect(questions.map(({ code }) => code)).toEqual(['deadline.ambiguous']);
  });
});

describe('deadline: ranges, points, starts', () => {
  it.each([
    ['3-4月', '2023-03-01', '2023-04-30'],
    ['3月至12月', '2023-03-01', '2023-12-31'],
    ['11~12月', '2023-11-01', '2023-12-31'],
    ['2021年3月-2022年2月', '2021-03-01', '2022-02-28'],
    ['2020—2024年', '2020-01-01', '2024-12-31'],
    ['3月～4月上旬', '2023-03-01', '2023-04-10'],
    ['4月下旬', '2023-04-21', '2023-04-30'],
    ['12-1月', '2023-12-01', '2024-01-31'],
    ['3月1日-15日', '2023-03-01', '2023-03-15'],
    ['“十四五”期间', '2021-01-01', '2025-12-31'],
    ['9月-次年3月', '2023-09-01', '2024-03-31'],
  ])('%s is a range', (text, start, end) => {
    expect(read(text)).toMatchObject({ kind: 'range', start, end });
  });

  it('reads 全年 as due at its end, with continuous work', () => {
    expect(read('全年')).toEqual({
      kind: 'range',
      start: '2023-01-01',
      end: '2023-12-31',
      precision: 'year',
      also: 'ongoing',
    });
  });

  it.each([
    ['5月/10月', ['2023-05-31', '2023-10-31']],
    ['5月、10月', ['2023-05-31', '2023-10-31']],
    ['3、6、9月底前', ['2023-03-31', '2023-06-30', '2023-09-30']],
    ['6月底和12月底前', ['2023-06-30', '2023-12-31']],
  ])('%s are points', (text, dates) => {
    const deadline = read(text);
    expect(deadline.kind === 'multi' ? deadline.parts : []).toMatchObject(
      dates.map((date) => ({ kind: 'date', date })),
    );
  });

  it('names the sub-task of each dated clause and hands the year on', () => {
    expect(read('2020年底前开展自查，3月底前开展检查')).toEqual({
      kind: 'multi',
      parts: [
        { kind: 'date', date: '2020-12-31', p: '开展自查' },
        { kind: 'date', date: '2020-03-31', yearFrom: 'previous_clause', p: '开展检查' },
      ],
    });
  });

  it.each([
    ['2020年起', { kind: 'from', start: '2020-01-01' }],
    ['自2025年5月31日起实施', { kind: 'from', start: '2025-05-31' }],
    ['2019年初开始执行', { kind: 'from', start: '2019-01-01', precision: 'vague: 年初' }],
    ['自印发之日起施行', { kind: 'from', start: null, anchor: '印发之日' }],
  ])('%s is a start', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('deadline: beats and lengths of time', () => {
  it.each([
    ['每年2月底前', { freq: 'yearly', eachDue: '02-last' }],
    ['每年1月31日前公开', { freq: 'yearly', eachDue: '01-31' }],
    ['2020年起，每年2月底前完成', { freq: 'yearly', eachDue: '02-last', since: 2020 }],
    ['每年召开两次会议', { freq: 'yearly', count: 2 }],
    ['每5年修订1次', { freq: 'every-5-years', count: 1 }],
    ['每半年召开一次', { freq: 'half-yearly', count: 1 }],
    ['每季度', { freq: 'quarterly' }],
    ['每月10日前', { freq: 'monthly', eachDue: '10' }],
    ['每季度末', { freq: 'quarterly', eachDue: 'last' }],
    ['按月', { freq: 'monthly' }],
    ['一年两次', { freq: 'yearly', count: 2 }],
  ])('%s recurs', (text, expected) => {
    expect(read(text)).toEqual({ kind: 'recurring', ...expected });
  });

  it('keeps one due date for a beat of checks', () => {
    expect(read('每月推进，2020年12月底前完成')).toEqual({
      kind: 'date',
      date: '2020-12-31',
      freq: 'monthly',
    });
  });

  it.each([
    ['在决定作出之日起20个工作日内', { unit: 'workday', min: 20, max: 20, anchor: '决定作出之日' }],
    ['收到申请后5日内', { unit: 'day', min: 5, max: 5, anchor: '收到申请' }],
    ['三到五年时间内', { unit: 'year', min: 3, max: 5, anchor: null }],
    ['半年内', { unit: 'month', min: 6, max: 6, anchor: null }],
    ['24小时内', { unit: 'hour', min: 24, max: 24, anchor: null }],
  ])('%s runs from a start', (text, expected) => {
    expect(read(text)).toEqual({ kind: 'relative', ...expected });
  });
});

describe('deadline: ongoing, soft, open', () => {
  it.each(['长期常态化', '长期坚持', '常态化', '持续推进', '长期工作', '持续改进窗口服务', '日常工作'])(
    '%s goes on',
    (text) => {
      expect(read(text)).toEqual({ kind: 'ongoing' });
    },
  );

  it('lets a date win over an ongoing word and keeps what follows it', () => {
    expect(read('2021年6月底前，并长期坚持')).toEqual({ kind: 'date', date: '2021-06-30', also: 'ongoing' });
    expect(read('2021年底前持续优化服务')).toEqual({ kind: 'date', date: '2021-12-31' });
    expect(read('立行立改，长期坚持')).toEqual({ kind: 'ongoing', immediate: true });
  });

  it('keeps the softening word', () => {
    expect(read('原则上于2019年6月底前完成')).toEqual({ kind: 'date', date: '2019-06-30', soft: '原则上' });
  });

  it.each(['适时', '尽快', '结合机构改革一并推进', '视工作进展情况', '按上级要求', '春节前'])(
    '%s is left open and asked for',
    (text) => {
      const { deadline, questions } = readDeadline(text, paperYear);
      expect(deadline).toEqual({ kind: 'undetermined' });
      expect(questions.map(({ code }) => code)).toEqual(['deadline.missing']);
    },
  );
});

describe('deadline: words of many bodies', () => {
  it.each([
    ['一季度', { kind: 'date', date: '2023-03-31', precision: 'quarter', yearFrom: 'ref_year' }],
    ['6月中下旬', { kind: 'range', start: '2023-06-11', end: '2023-06-30', yearFrom: 'ref_year' }],
    ['每月月底前', { kind: 'recurring', freq: 'monthly', eachDue: 'last' }],
    ['“七一”前', { kind: 'date', date: '2023-06-30', yearFrom: 'ref_year' }],
    ['2023年7月15日、12月15日前', { kind: 'multi' }],
    ['每半年（6月底、12月底前）', { kind: 'recurring', freq: 'half-yearly', eachDue: 'last' }],
    ['半年', { kind: 'relative', unit: 'month', min: 6, max: 6, anchor: null }],
  ])('%s', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
    expect(readDeadline(text, paperYear).questions).toEqual([]);
  });

  it.each(['每年两会前', '每半年（5月底、11月底前）'])(
    '%s comes again on days that nobody can tell',
    (text) => {
      const { deadline, questions } = readDeadline(text, paperYear);
      expect(deadline.kind).toBe('recurring');
      expect(deadline).not.toHaveProperty('count');
      expect(questions.map(({ code }) => code)).toEqual(['deadline.ambiguous']);
    },
  );

  it.each([
    ['22.6.30', { kind: 'date', date: '2022-06-30' }],
    ['每月1日—5日', { kind: 'recurring', freq: 'monthly', eachDue: '05' }],
    ['上、下半年各一次', { kind: 'multi', parts: [{ date: '2023-06-30' }, { date: '2023-12-31' }] }],
    [
      '每月5日、20日前',
      {
        kind: 'multi',
        parts: [
          { freq: 'monthly', eachDue: '05' },
          { freq: 'monthly', eachDue: '20' },
        ],
      },
    ],
    [
      '2022年底前完成，2023年起每年更新',
      { kind: 'multi', parts: [{ date: '2022-12-31' }, { freq: 'yearly', since: 2023 }] },
    ],
    ['2022年底前完成，每季度报送进展', { kind: 'date', date: '2022-12-31', freq: 'quarterly' }],
    [
      '第三季度推进，第四季度总结',
      { kind: 'multi', parts: [{ date: '2023-09-30' }, { date: '2023-12-31' }] },
    ],
  ])('%s says all of it', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it.each(['2022年6月30日前完成（延期至9月30日）', '每月最后一个工作日前'])('%s is asked about', (text) => {
    expect(readDeadline(text, paperYear).questions.map(({ code }) => code)).toEqual(['deadline.ambiguous']);
  });

  it('the period that a report is about is no second deadline', () => {
    expect(read('7月底前报送上半年工作情况')).toEqual({
      kind: 'date',
      date: '2023-07-31',
      yearFrom: 'ref_year',
    });
  });

  it('a law that is in force is no validity end', () => {
    expect(read('2021年底前系统清理现行有效规章')).toEqual({ kind: 'date', date: '2021-12-31' });
  });
});

describe('deadline: traps', () => {
  it.each([
    '探索开展长期吊销未注销企业强制注销试点',
    '防止将一些临时性审批长期化',
    '修订出台2020年版目录',
    '将平均办理时间压减至8个工作日以内',
    '审批时限不超过5个工作日',
    '2019年以来',
    '完成2021年任务',
    '实施三年行动',
    '做好常态化疫情防控',
    '',
  ])('%s names no deadline', (text) => {
    const { deadline, questions } = readDeadline(text, paperYear);
    expect(deadline).toEqual({ kind: 'missing' });
    expect(questions.map(({ code }) => code)).toEqual(['deadline.missing']);
  });

  it('does not take a target value for a second deadline', () => {
    expect(read('2020年底前将办理时间压缩至5个工作日以内')).toEqual({ kind: 'date', date: '2020-12-31' });
  });

  it('does not take the end of a validity for a deadline of work', () => {
    const { deadline, questions } = readDeadline('有效期至2027年12月31日', paperYear);
    expect(deadline).toMatchObject({ kind: 'date', date: '2027-12-31', validityEnd: true });
    expect(questions.map(({ code }) => code)).toEqual(['deadline.missing']);
  });

  it.each(['区教育局', '各街镇', '3'])('%s is a shifted cell', (text) => {
    const { deadline, questions } = readDeadline(text, paperYear);
    expect(deadline).toEqual({ kind: 'invalid' });
    expect(questions.map(({ code }) => code)).toEqual(['columns.shifted']);
  });
});

it('marks the words of time in the text as it was given', () => {
  const text = '力争 ２０２１ 年十二月底前完成';
  const { marks } = readDeadline(text, paperYear);
  expect(marks.map(({ start, end, kind }) => [kind, text.slice(start, end).trim()])).toEqual([
    ['soft', '力争'],
    ['time', '２０２１ 年十二月底前'],
  ]);
});
