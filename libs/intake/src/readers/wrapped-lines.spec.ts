import { readParagraphs } from './read-paragraphs.js';
import { unwrapped } from './wrapped-lines.js';

const page = [
  '望溪区2099年重点工作安排',
  '一、改善城市环境',
  '（一）修复北岸步道。对年久失修的路段进行全面整修，更换破损',
  '的护栏和地砖，并在每隔二百米处增设休息座椅，全年完成不少于',
  '三公里，确保汛期之前恢复通行，同时在沿线补种乔木和花灌木，',
  '完善无障碍设施。（区城管局牵头，区住建局配合）',
  '（二）开设夜间窗口。群众办事较多的事项每周二、周四延长服务',
  '到晚上八点。',
  '（责任单位：区政数局）',
];

describe('lines that a page broke', () => {
  it('are put together again, with the lines that they take', () => {
    const whole = unwrapped(page);
    expect(whole.map(({ line, end }) => [line, end])).toEqual([
      [1, 1],
      [2, 2],
      [3, 6],
      [7, 8],
      [9, 9],
    ]);
    expect(whole[2]?.text).toContain('更换破损的护栏和地砖');
  });

  it('give each duty its own', () => {
    const read = readParagraphs(page);
    if (!read.ok) throw new Error(read.refusal.code);
    const duties = read.value.rows.slice(1).map(({ cells }) => cells[3]?.text);
    expect(duties).toEqual(['区城管局牵头，区住建局配合', '责任单位：区政数局']);
  });

  it('stay as they are where lines end at no common edge, or run over it', () => {
    const list = ['甲乙丙丁', '一、任务', '（一）修复步道', '负责单位未定', '（二）开设窗口', '另行通知'];
    expect(unwrapped(list).map(({ text }) => text)).toEqual(list);
    const free = [...page, `（三）${'很长的一段话'.repeat(12)}`];
    expect(unwrapped(free)).toHaveLength(free.length);
  });
});

describe('a plan that a letter hands on', () => {
  const letter = [
    '关于印发2099年目标任务分解方案的通知',
    '各街道办事处，区政府各部门：',
    '一、各责任单位要制订方案，于2099年1月15日前报区政府办公室。',
    '二、考评机构要将目标任务纳入考核。',
    '望溪区人民政府办公室',
    '2099年1月3日',
    '2099年目标任务分解方案',
  ];
  const plan = [
    '一、主要目标',
    '（一）生产总值增长7%以上',
    '责任单位：区发改局',
    '（二）投资增长10%以上',
    '责任单位：区住建局',
  ];

  it('asks for what stands in the plan, not in the letter', () => {
    const read = readParagraphs([...letter, ...plan]);
    if (!read.ok) throw new Error(read.refusal.code);
    expect(read.value.rows.slice(1).map(({ cells }) => cells[3]?.text)).toEqual([
      '责任单位：区发改局',
      '责任单位：区住建局',
    ]);
    expect(read.value.before).toEqual(letter);
  });

  it('keeps duties above a date that is only the end of the paper', () => {
    const read = readParagraphs([...plan, '望溪区人民政府', '2099年1月3日']);
    if (!read.ok) throw new Error(read.refusal.code);
    expect(read.value.rows).toHaveLength(3);
  });
});

describe('a heading without a number', () => {
  it('heads the numbered tasks below it and is none', () => {
    const read = readParagraphs([
      '（一）做强交通',
      '加强基础设施建设',
      '1.启动南外环项目。（区交通局负责）',
      '2.修复北岸步道。（区城管局负责）',
    ]);
    if (!read.ok) throw new Error(read.refusal.code);
    expect(read.value.rows.slice(1).map(({ cells }) => cells[2]?.text)).toEqual([
      '1.启动南外环项目。',
      '2.修复北岸步道。',
    ]);
  });
});
