import { Writable } from 'node:stream';
import type { ExportOptions, ExportRow } from './export-row.js';

export const options: ExportOptions = {
  title: '2026年营商环境台账',
  subtitle: '全部事项；张三，2026-11-23',
  language: 'zh',
};

export function exportRow(no: number, given: Partial<ExportRow> = {}): ExportRow {
  return {
    no,
    section: '一、优化服务',
    item: '1．推进事项',
    measure: `第${no}项举措`,
    lead: ['区政数局'],
    support: ['区财政局', '区教育局'],
    responsible: [],
    reviewers: ['区政府办'],
    due: '2026-12-31',
    status: 'inProgress',
    light: 'green',
    progress: '已完成方案',
    closedOn: null,
    daysLate: null,
    note: '',
    ...given,
  };
}

/** Beginnings that a spreadsheet program could run, each with the rest of a real attack. */
export const hostileTexts = [
  '=1+1',
  '=HYPERLINK("https://example.org","点击")',
  '+1+1',
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '  =1+1',
  '\u3000=1+1',
  '\u200b=1+1',
  '\u202e=1+1',
  '\ufeff@SUM(1)',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '﹦1+1',
];

/** Keeps what is written. */
export class Kept extends Writable {
  private readonly chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }

  get bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
}
