import type { OpenPoint } from './row-plan.js';

/** A doubt in the shape of the ledger contract, as it is stored with its row. */
export interface RowQuestion {
  code: string;
  message: string;
  messageEn: string;
  data?: Record<string, string | number | string[]>;
}

/** What a person must decide before the row can be issued, in words. */
export function openQuestion(point: OpenPoint): RowQuestion {
  switch (point.code) {
    case 'deadline.undecided':
      return {
        code: point.code,
        message: point.text === '' ? '完成时限为空，请给出日期。' : `“${point.text}”没有给出日期，请确定。`,
        messageEn:
          point.text === ''
            ? 'The deadline is blank; please give a day.'
            : `"${point.text}" names no day; please decide on one.`,
      };
    case 'unit.unknown':
      return {
        code: point.code,
        message: `单位目录中没有“${point.text}”，请选择或新增。`,
        messageEn: `"${point.text}" is not in the directory of units; please choose one or add it.`,
        data: { unitText: point.text },
      };
    case 'group.unresolved':
      return {
        code: point.code,
        message: `“${point.text}”各自负责，交办前须列出具体单位。`,
        messageEn: `The members of "${point.text}" answer for themselves; name them before the row is issued.`,
        data: { unitText: point.text },
      };
    case 'assignment.no_owner':
      return {
        code: point.code,
        message: '没有牵头或责任单位，请指定。',
        messageEn: 'No unit leads or is responsible; please name one.',
      };
  }
}
