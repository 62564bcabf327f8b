// Papers whose parts have columns of their own, some of which only a person can tell; their golds are written by hand.
import { lines, plainRow, table, writeDocument } from './layouts-kit.mjs';

/** A decision with two annexes: the second names who asked for each matter in a column headed like one of its owners. */
async function unlikeParts() {
  const tasks = table(
    plainRow('序号', '重点任务', '牵头单位', '配合单位', '完成时限'),
    plainRow('1', '修复滨河步道并补种行道树', '区城管局', '临河街道、松园街道', '2026年5月底前'),
    plainRow('2', '疏通三处易涝点管网', '区水务局', '区住建局', '2026年6月15日前'),
    plainRow('3', '公布便民停车点位图', '区公安分局', '各街道', '长期坚持'),
  );
  const asked = table(
    plainRow('编号', '提请单位', '事项名称', '办理要求', '落实单位', '办结时限'),
    plainRow('1', '松园街道', '河道清淤', '对松园段河道清淤两千米', '区水务局', '2026年4月底前'),
    plainRow('2', '区教育局', '上学路口', '增设两处校门前信号灯', '区公安分局、区住建局', '2026年8月底前'),
  );
  const above = '望溪区2026年城市管理专题工作方案\n附件1\n重点任务分解表';
  await writeDocument('unlike-parts.docx', [...lines(above), tasks, ...lines('\n附件2\n提请事项办理表'), asked]);
}

export async function writePapersOfParts() {
  await unlikeParts();
}
