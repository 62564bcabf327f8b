/** The words of a spreadsheet's cell as its reader sees them. */
import { SSF, type CellObject } from '@e965/xlsx';

/**
 * Date formats that a file names by number only; what they print depends on the language of the program. These are the
 * Chinese ones (ECMA-376, 18.8.30, zh-cn), without which such a date would be read as an American one.
 */
export const chineseFormats: Readonly<Record<number, string>> = {
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** The short date of the system: month first in an American program, year first in a Chinese one. */
const systemDate = /^m\/d\/yy(?:yy)?(?: h:mm)?$/;

/** The printed text; dates by their number format (2021年12月31日, 2021-12-31), lines trimmed, empty ones left out. */
export function cellText(cell: CellObject, date1904: boolean): string {
  return printed(cell, date1904)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function printed({ t, v, w, z }: CellObject, date1904: boolean): string {
  if (t === 'n' && typeof v === 'number' && typeof z === 'string' && systemDate.test(z)) {
    const text: unknown = SSF.format('yyyy/m/d', v, { date1904 });
    if (typeof text === 'string') return text;
  }
  // 6/30 and 30-Jun leave out the year, which the day has.
  if (t === 'n' && typeof v === 'number' && typeof z === 'string' && isCutDay(z, w ?? '')) {
    const text: unknown = SSF.format('yyyy/m/d', v, { date1904 });
    if (typeof text === 'string') return text;
  }
  if (t === 's' || t === undefined) return v === undefined ? '' : String(v);
  return w ?? (v === undefined ? '' : String(v));
}

function isCutDay(format: string, shown: string): boolean {
  const isDate = /[dm]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, ''));
  return isDate && /^\d{1,2}[-/.]\d{1,2}$|^(?:\d{1,2}-)?[A-Z][a-z]{2}(?:-\d{2})?$/.test(shown.trim());
}
