import { readResponsibility } from './read-responsibility.js';
import type { KnownNames } from './tokens.js';

const namesIn = (text: string, knownNames: KnownNames | null = null): string[] =>
  readResponsibility(text, { knownNames }).assignments.map(({ unitText, role }) => `${unitText} ${role}`);

describe('a line end inside a cell of units', () => {
  it.each([
    ['区农业\n农村局', ['区农业农村局 responsible']],
    ['区市场监督\n管理局牵头', ['区市场监督管理局 lead']],
    ['区住房和城乡\n建设局', ['区住房和城乡建设局 responsible']],
    ['高新\n区管委会', ['高新区管委会 responsible']],
    ['市委\n宣传部', ['市委宣传部 responsible']],
    ['市公安\n局交警支队', ['市公安局交警支队 responsible']],
  ])('breaks a word in two where only the second half ends it: %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    ['周兰\n区商务局', ['区商务局 responsible'], ['周兰']],
    ['周兰\n商务局', ['商务局 responsible'], ['周兰']],
    ['牵头领导：周兰\n牵头单位：区商务局', ['区商务局 lead'], ['周兰']],
    ['责任领导 李明\n责任单位 区商务局', ['区商务局 responsible'], ['李明']],
    ['责任人：张三\n区教育局', ['区教育局 responsible'], ['张三']],
    ['分管领导：张三\n区教育局牵头\n区财政局配合', ['区教育局 lead', '区财政局 support'], ['张三']],
    ['牵头单位：区教育局\n联系人：王强\n配合单位：区财政局', ['区教育局 lead', '区财政局 support'], ['王强']],
    ['城关镇\n区教育局', ['城关镇 responsible', '区教育局 responsible'], []],
  ])('parts what are words of their own, and a person is no unit: %j', (text, names, leaders) => {
    expect(namesIn(text)).toEqual(names);
    expect(readResponsibility(text).leaders).toEqual(leaders);
  });

  it('asks where neither the ending nor a directory tells, and believes a directory', () => {
    expect(readResponsibility('云河\n市商务局').questions).toHaveLength(1);
    const known: KnownNames = {
      lengthAt: (text, index) => (text.startsWith('云河市商务局', index) ? '云河市商务局'.length : 0),
    };
    expect(namesIn('云河\n市商务局', known)).toEqual(['云河市商务局 responsible']);
  });
});
