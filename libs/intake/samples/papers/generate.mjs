// Writes the sample papers beside this file, and the golds of `papers.mjs`: `node libs/intake/samples/papers/generate.mjs`.
// Golds of the papers of offices stand beside what writes them; those of other papers are written by hand, and plain texts stand for themselves.
import fs from 'node:fs';
import path from 'node:path';
import * as Word from 'docx';
import * as Sheets from '@e965/xlsx';
import { writePapersOfParts } from './layouts-parts.mjs';
import { gb18030 } from './gb18030.mjs';
import { writeLayoutWorkbooks } from './layouts-sheets.mjs';
import { writeLayoutDocuments } from './layouts-word.mjs';
import { writeLaterSheets } from './offices-later-sheets.mjs';
import { writeLaterDocuments } from './offices-later-word.mjs';
import { writeRevisedDocuments } from './offices-revised.mjs';
import { writeOfficeTexts } from './offices-text.mjs';
import { writeOfficeWorkbooks } from './offices-sheets.mjs';
import { writeOfficeDocuments } from './offices-word.mjs';
import * as papers from './papers.mjs';

const folder = import.meta.dirname;
const write = (name, bytes) => fs.writeFileSync(path.join(folder, name), bytes);

function gold(name, { title, year, rows }) {
  const meaning = rows.map(
    ({ section, item, content, assignments, deadlineText, deadline, inherited = null }, at) => ({
      row: at + 1,
      section,
      item,
      content,
      assignments,
      deadlineText,
      deadline,
      inherited,
    }),
  );
  write(`${name}.gold.json`, `${JSON.stringify({ title, year, rows: meaning }, null, 2)}\n`);
}

/** How many rows from here on share what `keyOf` gives; 0 where the row above does so too. */
function span(rows, at, keyOf) {
  const key = JSON.stringify(keyOf(rows[at]));
  if (at > 0 && JSON.stringify(keyOf(rows[at - 1])) === key) return 0;
  const end = rows.findIndex((row, below) => below > at && JSON.stringify(keyOf(row)) !== key);
  return (end < 0 ? rows.length : end) - at;
}

const paragraphsOf = (text, options = {}) =>
  text.split('\n').map((line) => new Word.Paragraph({ text: line, ...options }));
const cell = (text, options = {}, paragraph = {}) =>
  new Word.TableCell({ children: paragraphsOf(text, paragraph), ...options });
const row = (...cells) => new Word.TableRow({ children: cells.flat() });
const numbered = (reference, level = 0) => ({ numbering: { reference, level } });

const numbering = {
  config: [
    { reference: 'section', levels: [{ level: 0, format: Word.LevelFormat.CHINESE_COUNTING, text: '%1' }] },
    { reference: 'item', levels: [{ level: 0, format: Word.LevelFormat.DECIMAL, text: '%1、' }] },
    { reference: 'row', levels: [{ level: 0, format: Word.LevelFormat.DECIMAL, text: '%1' }] },
    {
      reference: 'heading',
      levels: [{ level: 0, format: Word.LevelFormat.CHINESE_COUNTING_THOUSAND, text: '%1、' }],
    },
  ],
};
const document = (children) =>
  Word.Packer.toBuffer(new Word.Document({ numbering, sections: [{ children }] }));

/** Numbers that Word counts, merges over sections, items, leads and deadlines, a note in the last row. */
async function mergedDocx() {
  const { title, rows } = papers.merged;
  const header = row(
    ['序号', '板块', '重点任务', '工作措施', '牵头单位', '责任单位', '完成时限'].map((text) => cell(text)),
  );
  const body = rows.map((each, at) => {
    const sections = span(rows, at, ({ section }) => section);
    const items = span(rows, at, ({ item }) => item);
    const leads = span(rows, at, ({ lead }) => lead);
    return row(
      sections > 0
        ? [cell('', { rowSpan: sections }, numbered('section')), cell(each.section[1], { rowSpan: sections })]
        : [],
      items > 0 ? cell(each.item[1], { rowSpan: items }, numbered('item')) : [],
      cell(each.content),
      leads > 0 ? cell(each.lead, { rowSpan: leads }) : [],
      cell(each.other),
      items > 0 ? cell(each.deadlineText, { rowSpan: items }) : [],
    );
  });
  const notes = row(cell('填报说明：每季度末月二十五日前报送进展。', { columnSpan: 7 }));
  const table = new Word.Table({ rows: [header, ...body, notes] });
  write('merged-numbered.docx', await document([...paragraphsOf(title), table]));
  gold('merged-numbered', papers.merged);
}

/** A header of two rows, the title inside the table, a second table that goes on with the same header. */
async function twoRowHeaderDocx() {
  const { title, rows } = papers.twoRowHeader;
  const tall = (text) => cell(text, { rowSpan: 2 });
  const header = () => [
    row(tall('序号'), tall('任务内容'), cell('责任分工', { columnSpan: 2 }), tall('完成时限'), tall('备注')),
    row(cell('牵头单位'), cell('配合单位')),
  ];
  const body = (first, last) =>
    rows
      .slice(first, last)
      .map((each) =>
        row(
          cell('', {}, numbered('row')),
          cell(each.content),
          cell(each.lead),
          cell(each.support),
          cell(each.deadlineText),
          cell(each.note),
        ),
      );
  const whole = (text, options) => row(cell(text, { columnSpan: 6 }, options));
  const first = new Word.Table({
    rows: [whole(title), ...header(), whole('河道整治', numbered('heading')), ...body(0, 2)],
  });
  const second = new Word.Table({ rows: [...header(), ...body(2, 4)] });
  const between = new Word.Paragraph({ text: '管网改造', ...numbered('heading') });
  write('two-row-header.docx', await document([first, between, second]));
  gold('two-row-header', papers.twoRowHeader);
}

/** Duties in brackets behind the tasks, sections over the whole width. */
async function bracketsDocx() {
  const { title, rows } = papers.brackets;
  const header = row(['序号', '工作任务', '进展情况'].map((text) => cell(text)));
  const body = rows.flatMap(({ section, content, unit, deadlineText, item }, at) => [
    ...(span(rows, at, (each) => each.section) > 0 ? [row(cell(section.join('、'), { columnSpan: 3 }))] : []),
    row(cell(String(item[0])), cell(`${content}（${unit}，${deadlineText}）`), cell('')),
  ]);
  const table = new Word.Table({ rows: [header, ...body] });
  write('brackets.docx', await document([...paragraphsOf(title), table]));
  gold('brackets', papers.brackets);
}

const dayNumber = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569;

/** A sheet of explanations, one of tasks with dates, a hidden row and a hidden column, a hidden draft. */
function datesXlsx() {
  const { title, rows } = papers.sheets;
  const table = [
    [title, null, null, null, null, null],
    ['序号', '类别', '整治内容', '责任分工', '内部编码', '完成时限'],
    ...rows.map(({ section, item, content, unit, date, deadlineText }, at) => [
      item[0],
      span(rows, at, (each) => each.section) > 0 ? section[1] : null,
      content,
      unit,
      `AQ-${at + 1}`,
      date === undefined ? deadlineText : dayNumber(date),
    ]),
  ];
  const sheet = Sheets.utils.aoa_to_sheet(table);
  const merges = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 5 } }];
  rows.forEach(({ format }, at) => {
    const below = span(rows, at, ({ section }) => section);
    if (below > 1) merges.push({ s: { r: at + 2, c: 1 }, e: { r: at + 1 + below, c: 1 } });
    if (format !== undefined) sheet[Sheets.utils.encode_cell({ r: at + 2, c: 5 })].z = format;
  });
  sheet['!merges'] = merges;
  sheet['!rows'] = [{}, {}, ...rows.map(({ hidden }) => ({ hidden: hidden === true }))];
  sheet['!cols'] = [{}, {}, {}, {}, { hidden: true }, {}];
  const book = Sheets.utils.book_new();
  const notes = Sheets.utils.aoa_to_sheet([['填表说明'], ['一、按季更新。'], ['二、由各责任单位填写。']]);
  const draft = Sheets.utils.aoa_to_sheet([...table.slice(0, 2), ...table.slice(2, 4)]);
  Sheets.utils.book_append_sheet(book, notes, '填表说明');
  Sheets.utils.book_append_sheet(book, sheet, '任务清单');
  Sheets.utils.book_append_sheet(book, draft, '旧稿');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 1 }] };
  write('dates.xlsx', Sheets.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
  gold('dates', papers.sheets);
}

/** The old binary form, with the deadline before the units. */
function leadersXls() {
  const { title, rows } = papers.leaders;
  const sheet = Sheets.utils.aoa_to_sheet([
    [title],
    ['序号', '重点工作', '具体措施', '完成时间', '分管领导', '责任部门', '备注'],
    ...rows.map(({ item, content, deadlineText, leader, unit }) => [
      item[0],
      item[1],
      content,
      deadlineText,
      leader,
      unit,
      '',
    ]),
  ]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 6 } }];
  const book = Sheets.utils.book_new();
  Sheets.utils.book_append_sheet(book, sheet, 'Sheet1');
  write('leaders.xls', Sheets.write(book, { type: 'buffer', bookType: 'biff8' }));
  gold('leaders', papers.leaders);
}

/** Saved by a spreadsheet: title in the first line, cells with signs and line breaks in quotes. */
function sectionsCsv() {
  const { title, rows } = papers.delimited;
  const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [
    [title, '', '', '', '', '', ''],
    ['序号', '类别', '事项', '具体内容', '责任单位', '配合单位', '完成时限'],
    ...rows.map((each) => [
      String(each.item[0]),
      each.section[1],
      each.item[1],
      each.content,
      each.unit,
      each.support,
      each.deadlineText,
    ]),
  ];
  write(
    'sections-gb18030.csv',
    gb18030(lines.map((cells) => cells.map(quoted).join(',')).join('\r\n') + '\r\n'),
  );
  gold('sections-gb18030', papers.delimited);
}

/** The text form that extraction from a document leaves: a tab before every cell, a blank line after every row. */
function blocksTxt() {
  const { title, rows } = papers.blocks;
  const block = (cells) => cells.map((text) => `\t${text}\n`).join('');
  const body = rows.map((each, at) => {
    const opensSection = span(rows, at, ({ section }) => section) > 0;
    const opensItem = span(rows, at, ({ item }) => item) > 0;
    return block([
      opensSection ? each.section[0] : '',
      opensSection ? each.section[1] : '',
      opensItem ? each.item.join('、') : '',
      each.content,
      each.unit,
      each.deadlineText,
    ]);
  });
  const header = block(['序号', '重点工作任务', '责任分工', '完成时限']);
  write('six-cell-blocks.txt', [`\t${title}\n`, header, ...body].join('\n'));
  gold('six-cell-blocks', papers.blocks);
}

/** Numbered paragraphs that close with a bracket. */
function paragraphsTxt() {
  const { title, rows } = papers.paragraphs;
  const lines = rows.flatMap(({ section, item, content, unit, deadlineText }, at) => [
    ...(span(rows, at, (each) => each.section) > 0 ? [section.join('、')] : []),
    `${item[0]}．${content}（${unit}，${deadlineText}）`,
  ]);
  write('numbered-paragraphs.txt', [title, '', ...lines, ''].join('\n'));
  gold('numbered-paragraphs', papers.paragraphs);
}

await mergedDocx();
await twoRowHeaderDocx();
await bracketsDocx();
datesXlsx();
leadersXls();
sectionsCsv();
blocksTxt();
paragraphsTxt();
await writeLayoutDocuments();
await writePapersOfParts();
writeLayoutWorkbooks();
await writeOfficeDocuments();
writeOfficeWorkbooks();
writeOfficeTexts();
await writeRevisedDocuments();
await writeLaterDocuments();
writeLaterSheets();
