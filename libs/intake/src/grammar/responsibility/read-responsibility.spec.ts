import { compileDirectory } from '../../directory/compile-directory.js';
import type { Assignment } from '../../ledger-draft.js';
import { firstLeads, readResponsibility, responsibilityLengthMax } from './read-responsibility.js';

/** 区教育局:lead 各街镇*:support/by-duty — a group carries a star, an open list a plus. */
function short(assignments: readonly Assignment[]): string {
  return assignments
    .map(({ unitText, kind, role, mode, openList }) => {
      const marks = `${kind === 'group' ? '*' : ''}${openList === true ? '+' : ''}`;
      return `${unitText}${marks}:${role}${mode === null ? '' : `/${mode}`}`;
    })
    .join(' ');
}

function read(text: string): string {
  return short(readResponsibility(text).assignments);
}

describe('responsibility: verbs and modes', () => {
  it.each([
    ['云河局负责', '云河局:responsible'],
    ['甲局、乙局负责', '甲局:responsible/joint 乙局:responsible/joint'],
    ['甲局、乙局按职责分工负责', '甲局:responsible/by-duty 乙局:responsible/by-duty'],
    ['甲局牵头，乙局、丙局按各自职责落实', '甲局:lead 乙局:responsible/by-duty 丙局:responsible/by-duty'],
    ['甲局牵头，乙局配合落实', '甲局:lead 乙局:support'],
    ['甲局牵头、乙局配合', '甲局:lead 乙局:support'],
    ['甲局牵头乙局、各街镇配合', '甲局:lead 乙局:support 各街镇*:support'],
    ['甲局、乙局按职责分别牵头，丙局按要求落实', '甲局:lead/by-duty 乙局:lead/by-duty 丙局:responsible'],
    ['甲局牵头，乙局、丙局分别落实', '甲局:lead 乙局:responsible/separately 丙局:responsible/separately'],
    ['甲局、乙局牵头负责', '甲局:lead/joint 乙局:lead/joint'],
    ['甲局按职责落实', '甲局:responsible/by-duty'],
    ['甲局牵头，乙局按职责配合落实', '甲局:lead 乙局:support/by-duty'],
    ['甲局落实；乙局、丙局做好审核把关', '甲局:responsible 乙局:reviewer/joint 丙局:reviewer/joint'],
    ['甲局会同有关部门负责', '甲局:lead 有关部门*:support'],
    ['甲局牵头，会同乙局落实', '甲局:lead 乙局:support'],
    ['甲局指导，乙局参与', '甲局:support 乙局:support'],
    ['甲局为牵头单位，乙局为配合单位', '甲局:lead 乙局:support'],
    ['以甲局为主，乙局配合', '甲局:lead 乙局:support'],
    ['按职责分工，由甲局、乙局负责', '甲局:responsible/by-duty 乙局:responsible/by-duty'],
    ['甲局负责资金保障、乙局负责监督检查', '甲局:responsible 乙局:responsible'],
    ['甲局统筹，各部门落实', '甲局:lead 各部门*:responsible'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('responsibility: labels, brackets, lists over lines', () => {
  it.each([
    ['责任单位：甲局、乙局', '甲局:responsible/joint 乙局:responsible/joint'],
    ['牵头单位：甲局；配合单位：乙局、丙局', '甲局:lead 乙局:support 丙局:support'],
    ['牵头单位 甲教育局 配合单位 甲民政局', '甲教育局:lead 甲民政局:support'],
    ['责任单位：甲局\n配合单位：乙局 丙局', '甲局:responsible 乙局:support 丙局:support'],
    ['甲局；配合部门：乙局', '甲局:lead 乙局:support'],
    ['甲局（牵头）、乙局、丙局', '甲局:lead 乙局:responsible/joint 丙局:responsible/joint'],
    ['甲局、乙局（甲局牵头）', '甲局:lead 乙局:responsible'],
    ['（甲局牵头，各街镇配合）', '甲局:lead 各街镇*:support'],
    ['甲教育局\n甲卫健局', '甲教育局:responsible/joint 甲卫健局:responsible/joint'],
    ['甲教\n育局、乙局', '甲教育局:responsible/joint 乙局:responsible/joint'],
    ['责任单位按职责落实', '责任单位*:responsible/by-duty'],
    ['甲局：负责制定方案；乙局：负责经费', '甲局:responsible 乙局:responsible'],
  ])('%j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('keeps persons after a leader label apart from units', () => {
    const reading = readResponsibility('分管领导：张三；责任单位：甲教育局');
    expect(reading.leaders).toEqual(['张三']);
    expect(short(reading.assignments)).toBe('甲教育局:responsible');
  });

  it('takes the role of a bare list from its column', () => {
    expect(short(readResponsibility('甲局、乙局', { columnRole: 'support' }).assignments)).toBe(
      '甲局:support 乙局:support',
    );
  });
});

describe('responsibility: names and groups', () => {
  it.each([
    ['文化和旅游部、工业和信息化部负责', '文化和旅游部:responsible/joint 工业和信息化部:responsible/joint'],
    ['甲农业农村和水利局、乙局', '甲农业农村和水利局:responsible/joint 乙局:responsible/joint'],
    ['财政部和科技部负责', '财政部:responsible/joint 科技部:responsible/joint'],
    ['有关部门和单位负责', '有关部门和单位*:responsible'],
    ['各级党委和政府', '各级党委和政府*:responsible'],
    ['各有关部门、单位负责', '各有关部门、单位*:responsible'],
    ['各地区、各部门负责', '各地区*:responsible/joint 各部门*:responsible/joint'],
    ['各市、县（市、区）政府负责', '各市、县（市、区）政府*:responsible'],
    [
      '各乡镇人民政府、街道办事处，县直有关部门',
      '各乡镇人民政府、街道办事处*:responsible/joint 县直有关部门*:responsible/joint',
    ],
    ['各县、市、区人民政府', '各县、市、区人民政府*:responsible'],
    ['1.甲教育局 2.乙民政局', '甲教育局:responsible/joint 乙民政局:responsible/joint'],
    ['甲局（乙局、丙局）负责', '甲局（乙局、丙局）:responsible'],
    [
      '涉及采购、工程、产权（矿权）交易等相关单位落实',
      '涉及采购、工程、产权（矿权）交易等相关单位*:responsible',
    ],
    ['教育、公安、民政等部门落实', '教育、公安、民政等部门*:responsible'],
    [
      '甲局、乙局等行业主管部门落实',
      '甲局:responsible/joint 乙局:responsible/joint 行业主管部门*:responsible/joint',
    ],
    ['甲局等部门负责', '甲局:responsible/joint 等部门*:responsible/joint'],
    ['甲局、乙局等负责', '甲局+:responsible/joint 乙局+:responsible/joint'],
    [
      '甲局、乙局等和各县人民政府负责',
      '甲局+:responsible/joint 乙局+:responsible/joint 各县人民政府*:responsible/joint',
    ],
    ['甲局、乙局等2个部门负责', '甲局:responsible/joint 乙局:responsible/joint'],
    ['甲局及各地区按职责分工负责', '甲局:responsible/by-duty 各地区*:responsible/by-duty'],
    ['甲农技推广指导中心负责，乙科协配合', '甲农技推广指导中心:responsible 乙科协:support'],
    ['甲政府督查室督促落实', '甲政府督查室:support'],
    ['试点城市政府负责落实', '试点城市政府*:responsible'],
    ['杭州市政府、区政府', '杭州市政府:responsible/joint 区政府:responsible/joint'],
    ['承担任务的各单位落实', '承担任务的各单位*:responsible'],
    ['市、县两级人民政府负责', '市、县两级人民政府*:responsible'],
    ['各党（工）委、政府（街道办事处）', '各党（工）委、政府（街道办事处）*:responsible'],
    [
      '甲局\\\\乙局·丙局|丁局',
      '甲局:responsible/joint 乙局:responsible/joint 丙局:responsible/joint 丁局:responsible/joint',
    ],
    ['（一）甲局负责；（二）乙局负责', '甲局:responsible 乙局:responsible'],
    ['①甲局②乙局', '甲局:responsible/joint 乙局:responsible/joint'],
    ['甲发改局同乙财政局负责', '甲发改局:responsible/joint 乙财政局:responsible/joint'],
    ['大同市文化局、同德街道负责', '大同市文化局:responsible/joint 同德街道:responsible/joint'],
    ['甲局为第一责任单位，乙局为配合单位', '甲局:responsible 乙局:support'],
    ['县供电公司和人行云河市分行共同负责', '县供电公司:responsible/joint 人行云河市分行:responsible/joint'],
    ['县政协办、市科协办公室', '县政协办:responsible/joint 市科协办公室:responsible/joint'],
    ['各部门负责，区政府办汇总', '各部门*:responsible 区政府办:responsible'],
    ['甲局牵头，乙农科院提供技术支撑', '甲局:lead 乙农科院:support'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('does not split a name that the directory knows', () => {
    const unit = {
      id: 'u',
      kind: 'unit',
      fullName: '',
      aliases: [],
      level: 'district',
      memberOfGroups: [],
    } as const;
    const knownNames = compileDirectory([
      { ...unit, aliases: [], memberOfGroups: [], shortName: '甲政府和乙资本合作中心' },
      { ...unit, aliases: [], memberOfGroups: [], id: 'v', shortName: '甲供电' },
    ]);
    const text = '甲政府和乙资本合作中心、甲供电等负责';
    expect(short(readResponsibility(text, { knownNames }).assignments)).toBe(
      '甲政府和乙资本合作中心+:responsible/joint 甲供电+:responsible/joint',
    );
    expect(readResponsibility(text, { knownNames }).questions).toEqual([]);
    expect(readResponsibility(text).assignments).toHaveLength(3);
  });
});

describe('responsibility: remarks', () => {
  it('makes the first unit the lead where the words say so', () => {
    const reading = readResponsibility('甲局、乙局、丙局负责。列第一位者为牵头单位，下同');
    expect(short(reading.assignments)).toBe('甲局:lead 乙局:responsible/joint 丙局:responsible/joint');
    expect(reading.remarks).toEqual([{ kind: 'first-listed-is-lead', text: '列第一位者为牵头单位，下同' }]);
  });

  it.each(['排在第一位的部门为牵头部门，下同', '排名首位的为牵头单位', '列第一位的为牵头单位，下同'])(
    'understands %s',
    (remark) => {
      expect(readResponsibility(`甲局、乙局（${remark}）`).remarks[0]?.kind).toBe('first-listed-is-lead');
    },
  );

  it('does not take a hospital named 第一 for a remark', () => {
    expect(read('甲大学第一医院为牵头单位')).toBe('甲大学第一医院:lead');
  });

  it('keeps a scope and a duty of everybody as remarks, never as units', () => {
    const scoped = readResponsibility('负责部门：甲局，适用范围：乙试验区');
    expect(scoped.remarks).toEqual([{ kind: 'scope', text: '乙试验区' }]);
    expect(short(scoped.assignments)).toBe('甲局:responsible');
    const carried = readResponsibility('甲局指导，乙局负责落实。以下均需各市政府落实，不再列出');
    expect(carried.remarks).toEqual([
      { kind: 'carries-to-following-rows', text: '以下均需各市政府落实，不再列出' },
    ]);
    expect(short(carried.assignments)).toBe('甲局:support 乙局:responsible');
  });

  it('leaves a row alone that names its lead', () => {
    const [lead, other] = readResponsibility('甲局牵头，乙局落实').assignments;
    expect(
      firstLeads(
        [other, lead].filter((each) => each !== undefined),
        { kind: 'first-listed-is-lead', text: '首位为牵头单位' },
      ).map(({ role }) => role),
    ).toEqual(['responsible', 'lead']);
  });
});

describe('responsibility: doubts', () => {
  it('asks about a blank cell', () => {
    expect(readResponsibility(' \n').questions.map(({ code }) => code)).toEqual(['responsibility.missing']);
  });

  it.each(['张三、李四', '长期', '2021年12月底前', '要进一步做好本年度的各项公开', '负责'])(
    'invents no unit from %s',
    (text) => {
      const reading = readResponsibility(text);
      expect(reading.assignments).toEqual([]);
      expect(reading.questions.map(({ code }) => code)).toEqual(['responsibility.unparsed']);
      expect(reading.confidence).toBeLessThan(1);
    },
  );

  it('keeps an unusual name in a list, and asks', () => {
    const reading = readResponsibility('甲局、乙供电负责');
    expect(short(reading.assignments)).toBe('甲局:responsible/joint 乙供电:responsible/joint');
    expect(reading.questions[0]?.data).toEqual({ words: ['乙供电'] });
  });

  it('takes a person in a bracket for no part of the name', () => {
    for (const bracket of ['（张三）', '(张三)', '（李明、王芳）', '（联系人：欧阳云 13800000000）']) {
      const reading = readResponsibility(`甲发改局${bracket}牵头`);
      expect(short(reading.assignments)).toBe('甲发改局:lead');
      expect(reading.leaders).not.toEqual([]);
      expect(reading.questions).toEqual([]);
    }
    for (const name of [
      '甲市监局（知识产权局）',
      '甲发改局（方案）',
      '甲商务局（高新区）',
      '甲教体局（文化）',
    ]) {
      expect(short(readResponsibility(`${name}牵头`).assignments)).toBe(`${name}:lead`);
    }
  });

  it('takes no telephone number for a leader', () => {
    expect(readResponsibility('牵头单位：甲局（联系人：张三，电话：12345678）').leaders).toEqual(['张三']);
  });

  it('takes a person for no unit, and asks which unit it is', () => {
    const reading = readResponsibility('副县长张明牵头，甲农业局负责');
    expect(short(reading.assignments)).toBe('甲农业局:responsible');
    expect(reading.leaders).toEqual(['副县长张明']);
    expect(reading.questions.map(({ data }) => data)).toEqual([{ words: ['副县长张明'] }]);
  });

  it('asks for the role of units that no verb reaches', () => {
    const reading = readResponsibility('甲局牵头，各相关单位');
    expect(short(reading.assignments)).toBe('甲局:lead 各相关单位*:responsible');
    expect(reading.questions.map(({ code }) => code)).toEqual(['responsibility.unparsed']);
  });

  it('keeps what is beyond its bound as text and asks', () => {
    const reading = readResponsibility('甲局、'.repeat(responsibilityLengthMax));
    expect(reading.assignments).toEqual([]);
    expect(reading.questions).toHaveLength(1);
  });
});
