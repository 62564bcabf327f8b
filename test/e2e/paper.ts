import { utils, write } from '@e965/xlsx';

/** Rows of the little ledger. */
export const LEDGER_ROWS = 3;

const year = new Date().getUTCFullYear();
/** Two ledgers with the same words are one import, so every run writes its own number into the title. */
const number = String(Date.now() % 1_000_000).padStart(6, '0');

export const ledgerTitle = `云河区${year}年社区便民服务任务台账（第${number}号）`;
export const storyRow = `新增社区便民服务点，公布服务事项和办理时限（${number}）`;
export const ownReviewRow = `整理便民服务争议案例，编印办理指引（${number}）`;
export const sharedRow = `在社区阅览室开设便民服务讲座（${number}）`;

/** A paper as offices send it: four columns of text, one line below the other. */
export const ledgerPaper = `\t${ledgerTitle}

\t序号
\t重点工作任务
\t责任分工
\t完成时限

\t一
\t便民服务
\t1、完善服务网络
\t    ${storyRow}
\t区民政局牵头，区财政局、区人社局配合落实；区政府办审核把关
\t${year}年12月底前

\t
\t
\t2、总结经验
\t    ${ownReviewRow}
\t区司法局牵头；区司法局审核把关
\t${year}年12月底前

\t
\t
\t
\t    ${sharedRow}
\t区文旅局牵头
\t${year}年12月底前
`;

/** A workbook of two parts with columns of their own; in the second, who asked stands under a word for who does it. */
export const partsPaper = {
  name: `云河区${year}年城市管理台账.xlsx`,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  get buffer(): Buffer {
    const book = utils.book_new();
    const sheet = (name: string, rows: string[][]): void => {
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
    };
    sheet('重点任务', [
      [`云河区${year}年城市管理重点任务台账（第${number}号）`],
      ['序号', '重点任务', '牵头单位', '配合单位', '完成时限'],
      ['1', '修复滨河步道并补种行道树', '区住建局', '区财政局', `${year}年12月底前`],
      ['2', '公布便民停车点位图', '区民政局', '区文旅局', `${year}年12月底前`],
    ]);
    sheet('提请事项', [
      ['编号', '提请单位', '事项名称', '办理要求', '落实单位', '办结时限'],
      ['1', '区教育局', '上学路口', '增设两处校门前信号灯', '区住建局', `${year}年12月底前`],
      ['2', '区人社局', '招聘场地', '提供一处室内招聘场地', '区文旅局', `${year}年12月底前`],
    ]);
    return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  },
};
