import { bareNumber, numberingAt } from './numbering.js';

describe('numbering', () => {
  it.each([
    ['一、总体要求', 'section', 1, '总体要求'],
    ['十二、附则', 'section', 12, '附则'],
    ['（三）保障措施', 'subsection', 3, '保障措施'],
    ['22、加强建设', 'item', 22, '加强建设'],
    ['1．任务', 'item', 1, '任务'],
    ['/1．任务', 'item', 1, '任务'],
    ['（4）步骤', 'subitem', 4, '步骤'],
    ['③步骤', 'subitem', 3, '步骤'],
    ['第二部分 重点', 'section', 2, '重点'],
  ])('%s', (text, level, value, rest) => {
    const numbering = numberingAt(text);
    expect(numbering).toMatchObject({ level, value });
    expect(text.slice(numbering?.length)).toBe(rest);
  });

  it.each(['2021年12月底前', '1.5倍增长', '12345热线', '一网通办', '十四五规划'])(
    '%s carries no number',
    (text) => {
      expect(numberingAt(text)).toBeNull();
    },
  );

  it('knows a cell that is only a number', () => {
    expect(bareNumber(' 一 ')).toEqual({ numeral: '一', value: 1 });
    expect(bareNumber('（十二）')).toEqual({ numeral: '十二', value: 12 });
    expect(bareNumber('3.')).toEqual({ numeral: '3', value: 3 });
    expect(bareNumber('一个')).toBeNull();
  });

  it('a year behind the number is no decimal', () => {
    expect(numberingAt('1.2020年底前下放权限')).toMatchObject({ level: 'item', value: 1, length: 2 });
    expect(numberingAt('1.2020')).toBeNull();
  });
});
