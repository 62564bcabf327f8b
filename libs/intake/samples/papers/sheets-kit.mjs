// What workbooks are built with.
import * as Sheets from '@e965/xlsx';
import { write } from './layouts-kit.mjs';

export const dayNumber = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569;

export function sheetOf(rows, { merges = [], ...more } = {}) {
  const sheet = Sheets.utils.aoa_to_sheet(rows);
  sheet['!merges'] = merges.map((range) => Sheets.utils.decode_range(range));
  return Object.assign(sheet, more);
}

/** `hidden`: 1 for a sheet that a menu can show again, 2 for one that no menu shows. */
export function writeBook(name, sheets, { bookType = 'xlsx', hidden = {} } = {}) {
  const book = Sheets.utils.book_new();
  for (const [title, sheet] of Object.entries(sheets)) Sheets.utils.book_append_sheet(book, sheet, title);
  if (Object.keys(hidden).length > 0) {
    book.Workbook = { Sheets: Object.keys(sheets).map((title) => ({ Hidden: hidden[title] ?? 0 })) };
  }
  write(name, Sheets.write(book, { type: 'buffer', bookType, compression: true }));
}
