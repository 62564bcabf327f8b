/**
 * A table whose cells each stand on lines of their own, as programs write it that save only the words: 序号, 任务, 责任单位,
 * 1, 修复步道, 区城管局, … Where a row ends is told by what the lines hold.
 */
import { bareNumber } from '../grammar/numbering.js';
import { isDeadline, isResponsibility } from '../ledger/cell-kind.js';
import { headerKind, type HeaderKind } from '../ledger/header-kind.js';
import type { Grid, GridCell, GridRow } from './grid.js';
import type { PaperLimits } from './paper.js';
import { refuseNow } from './refusals.js';

interface Line {
  text: string;
  /** Counts from 1. */
  line: number;
}

/** Where a line stands: in the same cell as the one before, in a later column, or in a new row from a column on. */
interface Place {
  column: number;
  opensRow: boolean;
}

const columnsMin = 3;
const columnsMax = 8;
const headerLengthMax = 12;
const rowsMin = 3;
/** More lines than that in all cells of all rows are no table. */
const linesPerCellMax = 4;
/** Share of the rows with units where the header says so; else the lines are no such table. */
const unitsMin = 0.8;

/** What it costs to go on in a cell, to leave a cell blank, to leave the first cells of a row to a merge. */
const price = { again: 1.5, blank: 2, merged: 0.75 };

/** The table, or null where no header of single lines is found or the lines below do not fit it. Throws PaperRefused: ledger.too_many_rows. */
export function readCellLines(text: string, limits: PaperLimits): Grid | null {
  const lines = linesOf(text);
  const found = headerIn(lines);
  if (found === null) return null;
  const header = bestOf(lines, found);
  if (header === null) return null;
  const { kinds } = header;
  const body = below(lines, header);
  const rowsLeast = Math.ceil(body.length / (kinds.length * linesPerCellMax));
  if (rowsLeast > limits.rowsMax)
    refuseNow('ledger.too_many_rows', { rows: rowsLeast, rowsMax: limits.rowsMax });
  const rows = rowsOf(body, laid(body, kinds).places, kinds.length);
  if (rows.length < rowsMin || !areTasks(rows, kinds)) return null;
  if (rows.length > limits.rowsMax)
    refuseNow('ledger.too_many_rows', { rows: rows.length, rowsMax: limits.rowsMax });
  const top = lines.slice(header.from, header.to);
  return {
    format: 'txt',
    columns: kinds.length,
    before: lines.slice(0, header.from).map(({ text: words }) => words),
    rows: [
      rowOf(
        top.map((line) => [line]),
        kinds.length,
      ),
      ...rows.map((cells) => rowOf(cells, kinds.length)),
    ],
    after: [],
  };
}

/** Lines with words; strokes around them are no words. */
function linesOf(text: string): Line[] {
  return text.split(/\r\n|\r|\n/).flatMap((raw, at) => {
    const words = raw.replace(/^[\s|｜]+|[\s|｜]+$/g, '');
    return words === '' ? [] : [{ text: words, line: at + 1 }];
  });
}

interface Header {
  from: number;
  to: number;
  kinds: (HeaderKind | null)[];
}

/**
 * The first run of lines that are names of columns, units among them, each named once. One between two that are known
 * may have a name of its own (序号, 民生实事, 责任单位).
 */
function headerIn(lines: readonly Line[]): Header | null {
  const kindAt = (at: number): HeaderKind | null => {
    const words = (lines[at]?.text ?? '').replace(/\s/g, '');
    return words === '' || words.length > headerLengthMax ? null : headerKind([words]);
  };
  const isName = (at: number): boolean =>
    kindAt(at) !== null || (kindAt(at - 1) !== null && kindAt(at + 1) !== null && isShort(lines[at]?.text));
  for (let from = 0; from < lines.length; from += 1) {
    if (kindAt(from) === null) continue;
    let to = from;
    while (to < lines.length && isName(to)) to += 1;
    const kinds = lines.slice(from, to).map((_, at) => kindAt(from + at));
    const names = new Set(lines.slice(from, to).map(({ text }) => text));
    if (
      hasUnits(kinds) &&
      names.size === to - from &&
      to - from >= columnsMin &&
      to - from <= columnsMax + titlesMax
    )
      return { from, to, kinds };
    from = to;
  }
  return null;
}

const isShort = (words = ''): boolean => words.length <= headerLengthMax && !/[\d，。；：、（(]/.test(words);

/** A title that reads like the name of a column may stand right above the header; the rows tell. */
const titlesMax = 2;

/** Lines that are laid to tell whether these are rows, and under which header; prose is no further looked at. */
const sampleMax = 200;
/** What a line of the sample fits at least, on the average. */
const fitMin = 0.5;

/** The header under which the first lines fit best, without titles above it; null where they fit none. */
function bestOf(lines: readonly Line[], found: Header): Header | null {
  const tried = Array.from({ length: titlesMax + 1 }, (_, titles) => {
    const header = { ...found, from: found.from + titles, kinds: found.kinds.slice(titles) };
    const isHeader = header.kinds.length >= columnsMin && hasUnits(header.kinds);
    const sample = isHeader ? below(lines.slice(0, header.to + sampleMax), header) : [];
    return { header, fit: sample.length === 0 ? 0 : laid(sample, header.kinds).score / sample.length };
  });
  const best = tried.reduce((a, b) => (b.fit > a.fit ? b : a));
  return best.fit >= fitMin && best.header.kinds.length <= columnsMax ? best.header : null;
}

/** The lines under a header, without those that print it again. */
const below = (lines: readonly Line[], header: Header): Line[] =>
  lines.slice(header.to).filter(({ text }, at, all) => !repeatsHeader(lines, header, all, at, text));

const hasUnits = (kinds: readonly (HeaderKind | null)[]): boolean =>
  kinds.includes('unit') && kinds.some((kind) => kind === 'content' || kind === 'task' || kind === null);

/** A header that is printed again at the top of a page. */
function repeatsHeader(
  lines: readonly Line[],
  { from, to }: Header,
  body: readonly Line[],
  at: number,
  words: string,
): boolean {
  const place = lines.slice(from, to).findIndex(({ text }) => text === words);
  if (place < 0) return false;
  return lines.slice(from, to).every(({ text }, order) => body[at - place + order]?.text === text);
}

/** The cheapest way to lay the lines into rows: each step costs what is left blank, and gains what its cell is. */
function laid(
  body: readonly Line[],
  kinds: readonly (HeaderKind | null)[],
): { places: Place[]; score: number } {
  const width = kinds.length;
  const columns = Array.from({ length: width }, (_, column) => column);
  let scores = columns.map((column) => -price.merged * column);
  const came: { from: number; opensRow: boolean }[][] = [];
  body.forEach(({ text }, at) => {
    const held = holds(text);
    const fit = columns.map((column) => fitIn(held, kinds[column] ?? null));
    const steps = columns.map((column) => {
      if (at === 0) return { score: (scores[column] ?? 0) + (fit[column] ?? 0), from: -1, opensRow: true };
      const ways = columns.map((before) => {
        const skipped = column - before - 1;
        const within = skipped >= 0 ? -price.blank * skipped : column === before ? -price.again : -Infinity;
        const anew = -price.blank * (width - 1 - before) - price.merged * column;
        const opensRow = anew > within;
        return { score: (scores[before] ?? 0) + Math.max(within, anew), from: before, opensRow };
      });
      const best = ways.reduce((a, b) => (b.score > a.score ? b : a));
      return { ...best, score: best.score + (fit[column] ?? 0) };
    });
    scores = steps.map(({ score }) => score);
    came.push(steps.map(({ from, opensRow }) => ({ from, opensRow })));
  });
  const score = Math.max(...scores);
  const places: Place[] = [];
  let column = scores.indexOf(score);
  for (let at = body.length - 1; at >= 0; at -= 1) {
    const step = came[at]?.[column] ?? { from: -1, opensRow: true };
    places.push({ column, opensRow: step.opensRow });
    column = step.from;
  }
  return { places: places.reverse(), score };
}

/** 迁建县政务服务中心。 names a unit and says what is done. */
const isTask =
  /[。！]$|^(?:启动|开工|动工|开展|推进|推动|加强|加快|完善|建立|建设|建成|新建|改建|迁建|扩建|改造|实施|做好|组织|制定|深化|优化|提升|强化|健全|编制|抓好|鼓励)/;

/** What a line can be, whatever stands above it. */
const holds = (words: string) => ({
  isShort: words.length <= 12,
  isNumber: /^\d{1,4}$/.test(words) || bareNumber(words) !== null,
  isUnits: !isTask.test(words) && isResponsibility(words),
  isDay: !isTask.test(words) && isDeadline(words),
});

/** How well a line fits under the name of a column. */
function fitIn(
  { isShort, isNumber, isUnits, isDay }: ReturnType<typeof holds>,
  kind: HeaderKind | null,
): number {
  if (kind === 'number') return isNumber ? 3 : -4;
  // a number that has no column of its own opens the words of its row
  if (isNumber) return kind === 'content' || kind === 'task' || kind === null ? -1 : -3;
  if (kind === 'unit') return isUnits ? 3 : -3;
  if (kind === 'deadline') return isDay ? 3 : -2;
  if (kind === 'leader') return isShort && !isUnits ? 1 : -2;
  return isDay || isUnits ? -2 : 1;
}

function rowsOf(body: readonly Line[], places: readonly Place[], width: number): Line[][][] {
  const rows: Line[][][] = [];
  body.forEach((line, at) => {
    const place = places[at];
    if (place === undefined) return;
    if (place.opensRow) rows.push(Array.from({ length: width }, () => []));
    rows.at(-1)?.[place.column]?.push(line);
  });
  return rows;
}

function areTasks(rows: readonly Line[][][], kinds: readonly (HeaderKind | null)[]): boolean {
  const unit = kinds.indexOf('unit');
  const filled = rows.filter((cells) =>
    (cells[unit] ?? []).some(({ text }) => isResponsibility(text)),
  ).length;
  return filled >= rows.length * unitsMin;
}

function rowOf(cells: readonly (readonly Line[])[], width: number): GridRow {
  // columns follow each other within a row, and so do their lines
  const all = cells.flat().map(({ line }) => line);
  return {
    cells: cells.map((lines): GridCell => {
      const text = lines.map((line) => line.text).join('\n');
      return { text, merge: text === '' ? 'unknown' : 'start' };
    }),
    source: { lines: [all[0] ?? 0, all.at(-1) ?? 0] },
    printedCells: width,
  };
}
