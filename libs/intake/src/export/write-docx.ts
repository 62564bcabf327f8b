import {
  AlignmentType,
  Document,
  Footer,
  PageNumber,
  PageOrientation,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
  convertMillimetersToTwip,
} from 'docx';
import { fileText } from './cell-text.js';
import { refuseExport, type ExportResult } from './export-refusal.js';
import { exportColumns, lightFill, type ExportOptions, type ExportRow } from './export-row.js';
import type { ExportLimits } from './write-xlsx.js';

/** A paper is built whole in memory; a longer list is read on a screen, not on paper. */
export const defaultPaperLimits: ExportLimits = { rowsMax: 1_000 };

/** East Asian text takes the first font, Latin letters and digits the second, as office papers are set. */
const songti = { eastAsia: '宋体', ascii: 'Times New Roman', hAnsi: 'Times New Roman', hint: 'eastAsia' };
const heiti = { ...songti, eastAsia: '黑体' };
const biaosong = { ...songti, eastAsia: '方正小标宋简体' };

/** Letters in half points; the sheet in twips. */
const size = { title: 36, subtitle: 18, cell: 15 } as const;
const a4 = { width: 11_906, height: 16_838 } as const;
const margin = convertMillimetersToTwip(15);
const mergedColumns = { section: 1, item: 2 } as const;

/**
 * A landscape A4 paper with one table: header repeated on every page, cells of a section and of an item merged over
 * their rows, page numbers. Rows must come in the order in which they stand. Refuses export.too_many_rows.
 * Source: F75.
 */
export async function writeDocx(
  rows: AsyncIterable<ExportRow> | Iterable<ExportRow>,
  options: ExportOptions,
  { rowsMax }: ExportLimits = defaultPaperLimits,
): Promise<ExportResult<Uint8Array>> {
  const kept: ExportRow[] = [];
  for await (const row of rows) {
    if (kept.length === rowsMax) return refuseExport('export.too_many_rows', { rowsMax });
    kept.push(row);
  }
  const paper = new Document({
    title: fileText(options.title),
    styles: { default: { document: { run: { font: songti, size: size.cell } } } },
    sections: [
      {
        properties: {
          page: {
            // Given upright: the library turns the sheet itself.
            size: {
              orientation: PageOrientation.LANDSCAPE,
              width: a4.width,
              height: a4.height,
            },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        footers: { default: pageNumbers() },
        children: [
          line(options.title, { font: biaosong, size: size.title }, AlignmentType.CENTER),
          line(options.subtitle ?? '', { size: size.subtitle }, AlignmentType.RIGHT),
          tableOf(kept, options),
        ],
      },
    ],
  });
  return { ok: true, value: await Packer.toBuffer(paper) };
}

type RunStyle = Omit<ConstructorParameters<typeof TextRun>[0] & object, 'text' | 'children'>;
type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];

function line(text: string, style: RunStyle, alignment: Alignment): Paragraph {
  return new Paragraph({ alignment, children: [new TextRun({ ...style, text: fileText(text) })] });
}

function pageNumbers(): Footer {
  const children = [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children })] })],
  });
}

function tableOf(rows: readonly ExportRow[], { language }: ExportOptions): Table {
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: exportColumns.map((column) =>
      cellOf(column.header[language], { style: { font: heiti }, centred: true, fill: 'E8EDF3' }),
    ),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: exportColumns.map(({ width }) => convertMillimetersToTwip(width)),
    rows: [header, ...rows.map((row, at) => tableRow(row, rows[at - 1], language))],
  });
}

function tableRow(
  row: ExportRow,
  above: ExportRow | undefined,
  language: ExportOptions['language'],
): TableRow {
  const sameSection = above !== undefined && row.section !== '' && above.section === row.section;
  const sameItem =
    above !== undefined && row.item !== '' && above.item === row.item && above.section === row.section;
  return new TableRow({
    cantSplit: true,
    children: exportColumns.map((column, at) => {
      const value = column.valueOf(row, language);
      const merge =
        at === mergedColumns.section ? sameSection : at === mergedColumns.item ? sameItem : undefined;
      return cellOf(merge === true ? '' : String(value), {
        ...(merge === undefined ? {} : { merge }),
        ...(column.header.en === 'Light' && row.light !== null ? { fill: lightFill[row.light] } : {}),
        centred: typeof value === 'number' || column.width < 15,
      });
    }),
  });
}

interface CellLook {
  style?: RunStyle;
  centred?: boolean;
  /** RRGGBB. */
  fill?: string;
  /** True: goes on from the cell above; false: may go on below. */
  merge?: boolean;
}

function cellOf(text: string, { style = {}, centred = false, fill, merge }: CellLook): TableCell {
  const alignment = centred ? AlignmentType.CENTER : AlignmentType.LEFT;
  return new TableCell({
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 40, right: 40 },
    ...(fill === undefined ? {} : { shading: { fill } }),
    ...(merge === undefined
      ? {}
      : { verticalMerge: merge ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART }),
    children: text.split(/\r\n?|\n/).map((paragraph) => line(paragraph, style, alignment)),
  });
}
