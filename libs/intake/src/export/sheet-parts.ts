/**
 * The parts of a workbook of one sheet (ECMA-376 part 1, SpreadsheetML). Written here and not by exceljs, because its
 * streaming writer takes rows faster than its sink and knows no quotePrefix, which keeps a text a text when it is edited.
 */
import type { Light } from '#domain';
import { sheetText, startsLikeFormula, xmlText } from './cell-text.js';
import { columnLetters } from './column-letters.js';
import { exportColumns, lightFill, type ExportOptions, type ExportRow } from './export-row.js';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRels = 'http://schemas.openxmlformats.org/package/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Rows above the first data row: title, subtitle, header. */
const headRows = 3;
export const sheetPath = 'xl/worksheets/sheet1.xml';

/** Places of the formats in the part of styles. `guarded`: text that would begin a formula. */
const format = {
  plain: 0,
  title: 1,
  subtitle: 2,
  header: 3,
  text: 4,
  guarded: 5,
  number: 6,
  green: 7,
  blue: 8,
  yellow: 9,
  red: 10,
} as const satisfies Record<Light, number> & Record<string, number>;

/** Every part beside the sheet itself, in the order of the file. */
export function workbookParts(options: ExportOptions): [path: string, xml: string][] {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const sheetName = options.language === 'zh' ? '台账' : 'Ledger';
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/${sheetPath}" ContentType="${type}.worksheet+xml"/></Types>`,
    ],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${officeRels}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheetName}'!$${headRows}:$${headRows}</definedName></definedNames></workbook>`,
    ],
    ['xl/styles.xml', stylesPart()],
  ];
}

function relationships(targets: readonly [type: string, target: string][]): string {
  const each = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${officeRels}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageRels}">${each.join('')}</Relationships>`;
}

function stylesPart(): string {
  const font = (size: number, name: string, bold = ''): string =>
    `<font>${bold}<sz val="${size}"/><name val="${name}"/><family val="3"/><charset val="134"/></font>`;
  const fill = (colour: string): string =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
  const side = (name: string): string => `<${name} style="thin"><color rgb="FF808080"/></${name}>`;
  const sides = ['left', 'right', 'top', 'bottom'].map(side).join('');
  const lights = Object.values(lightFill);
  const cell = (given: string, align: string): string =>
    `<xf numFmtId="0" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1" ${given}><alignment vertical="center" wrapText="1" ${align}/></xf>`;
  const formats = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>',
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment horizontal="right" vertical="center"/></xf>',
    cell('fontId="2" fillId="2" borderId="1" applyFill="1"', 'horizontal="center"'),
    cell('fontId="0" fillId="0" borderId="1"', 'horizontal="left"'),
    cell('fontId="0" fillId="0" borderId="1" quotePrefix="1"', 'horizontal="left"'),
    cell('fontId="0" fillId="0" borderId="1"', 'horizontal="center"'),
    ...lights.map((_, at) =>
      cell(`fontId="0" fillId="${at + 3}" borderId="1" applyFill="1"`, 'horizontal="center"'),
    ),
  ];
  const counted = (tag: string, each: readonly string[]): string =>
    `<${tag} count="${each.length}">${each.join('')}</${tag}>`;
  return [
    `${declaration}<styleSheet xmlns="${main}">`,
    counted('fonts', [font(10, '宋体'), font(16, '方正小标宋简体'), font(10, '黑体', '<b/>')]),
    counted('fills', [
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
      fill('E8EDF3'),
      ...lights.map(fill),
    ]),
    counted('borders', [
      '<border><left/><right/><top/><bottom/><diagonal/></border>',
      `<border>${sides}<diagonal/></border>`,
    ]),
    counted('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    counted('cellXfs', formats),
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('');
}

/** The sheet up to its first data row: widths, frozen header, title, subtitle, header. */
export function sheetHead({ title, subtitle = '', language }: ExportOptions): string {
  const widths = exportColumns.map(
    ({ width }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${Math.max(6, width * 0.75)}" customWidth="1"/>`,
  );
  const header = exportColumns.map((column, at) =>
    textCell(at, headRows, column.header[language], format.header),
  );
  return [
    `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`,
    `<row r="1" ht="30" customHeight="1">${textCell(0, 1, title, format.title)}</row>`,
    `<row r="2">${textCell(0, 2, subtitle, format.subtitle)}</row>`,
    `<row r="${headRows}">${header.join('')}</row>`,
  ].join('');
}

/** One data row; `at` counts from 0. */
export function sheetRow(row: ExportRow, at: number, { language }: ExportOptions): string {
  const number = headRows + 1 + at;
  const cells = exportColumns.map(({ header, valueOf }, column) => {
    const value = valueOf(row, language);
    if (typeof value === 'number') return numberCell(column, number, value);
    const isLight = header.en === 'Light' && row.light !== null;
    return textCell(column, number, value, isLight && row.light !== null ? format[row.light] : format.text);
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}

/** The sheet after its last data row: filter, merged title, print setup with page numbers. */
export function sheetFoot(rows: number): string {
  const last = columnLetters(exportColumns.length);
  return [
    `</sheetData><autoFilter ref="A${headRows}:${last}${headRows + rows}"/>`,
    `<mergeCells count="2"><mergeCell ref="A1:${last}1"/><mergeCell ref="A2:${last}2"/></mergeCells>`,
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>',
  ].join('');
}

function textCell(column: number, row: number, text: string, style: number): string {
  const guarded = style === format.text && startsLikeFormula(text) ? format.guarded : style;
  const place = `r="${columnLetters(column + 1)}${row}" s="${guarded}"`;
  if (text === '') return `<c ${place}/>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xmlText(sheetText(text))}</t></is></c>`;
}

function numberCell(column: number, row: number, value: number): string {
  return `<c r="${columnLetters(column + 1)}${row}" s="${format.number}"><v>${value}</v></c>`;
}
