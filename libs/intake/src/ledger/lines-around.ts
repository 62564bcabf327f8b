/** The lines around a table: its title, the year of the paper, the heading of its first section, its notes. */
import { normaliseTime } from '../grammar/normalise.js';
import type { Grid } from '../readers/grid.js';
import type { Columns } from './columns.js';
import { isSectionHeading } from './task-rows.js';

export interface LinesAround {
  title: string;
  /** The year that title or subtitle names; else null. */
  year: number | null;
  /** The year of the day on which the paper was filled in or signed; weaker than any other word on the year. */
  signedIn: number | null;
  notes: string[];
  heading: string;
}

const titleLengthMax = 80;
const titleWords = /台账|清单|分工|分解|要点|任务|方案|计划|纪要|一览表|安排|推进表|责任书|通知|意见|办法/;
/** 任务分解表 says what kind of table it is, not which. */
const plainCaption =
  /^(?:重点|主要|具体)?(?:工作|任务|目标|事项|督办|整改)*(?:分解|分工|安排|推进|清单|台账|一览|卡)*[表单]?\s*[\d一二三四五六七八九十]*$/;
const annexMark = /^附(?:件|表)?\s*[\d一二三四五六七八九十]*\s*[:：]?\s*$/;

/**
 * The title, the heading of the first section where it stands over the whole width, and the other lines around the
 * table. [bookmark: …] before the title is left by the extraction.
 */
export function linesAround(grid: Grid, { frame }: Columns): LinesAround {
  const inTable = (rows: ReadonlySet<number>): string[] =>
    [...rows].map((at) =>
      (grid.rows[at]?.cells ?? [])
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join(' '),
    );
  const lines = [...grid.before, ...distinct(inTable(frame.titleRows))]
    .map((line) => line.replace(/\[bookmark:[^\]]*\]/g, '').trim())
    .filter((line) => line !== '');
  const last = lines.at(-1) ?? '';
  const heading = isSectionHeading(last) ? last : '';
  const above = heading === '' ? lines : lines.slice(0, -1);
  const title = titleOf(above);
  const below = inTable(frame.noteRows).filter((line) => line !== '');
  const notes = [...above.filter((line) => line !== title), ...below, ...grid.after];
  return { title, year: yearOf(title) ?? subtitleYear(above), signedIn: signedYear(notes), notes, heading };
}

/** The lowest line above the table that is called a plan or a ledger; one that only names the kind of table comes last. */
function titleOf(above: readonly string[]): string {
  const named = above.filter(isTitle);
  const own = named.findLast((line) => !plainCaption.test(line) && !/[:：]$/.test(line));
  const longest = above.filter((line) => !annexMark.test(line)).toSorted((a, b) => b.length - a.length)[0];
  return own ?? wholeTitle(above, named.at(-1)) ?? longest ?? '';
}

/** A plain caption may be the second line of a title that was set in two: 望溪区2026年…行动 ⏎ 重点任务台账. */
function wholeTitle(above: readonly string[], caption: string | undefined): string | undefined {
  if (caption === undefined) return undefined;
  const first = above[above.indexOf(caption) - 1] ?? '';
  const isUpperLine =
    first.length <= titleLengthMax / 2 &&
    /(?:19|20)\d{2}\s*年/.test(first) &&
    !/[。；;，,：:、）)日]$|年度?$|月$/.test(first);
  return isUpperLine ? first + caption : caption;
}

/** True for a line that is called a plan, a ledger or a list. */
export function isTitle(line: string): boolean {
  return line.length <= titleLengthMax && !/。$|[>›|]/.test(line) && titleWords.test(line);
}

/** A title that repeats on every page is one. */
function distinct(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}

/** A year in a short line of its own, beside or under the title: （2026年）, 2026年度. */
function subtitleYear(above: readonly string[]): number | null {
  const line = above.find((text) => /^[（(]?(?:19|20)\d{2}\s*年度?[）)]?$/.test(normaliseTime(text).text));
  return line === undefined ? null : yearOf(line);
}

/** A day late in the year may sign the plan of the next one, and says nothing. */
function signedYear(notes: readonly string[]): number | null {
  for (const line of notes) {
    const day =
      /(?:^|(?:日期|时间)\s*[:：]\s*)((?:19|20)\d{2})[年\-/.](\d{1,2})(?:月|[-/.])(?:\d{1,2}日?)?$/.exec(
        normaliseTime(line).text,
      );
    if (day !== null && Number(day[2]) <= lastSigningMonth) return Number(day[1]);
  }
  return null;
}

const lastSigningMonth = 10;

function yearOf(title: string): number | null {
  const year = /((?:19|20)\d{2})年/.exec(normaliseTime(title).text)?.[1];
  return year === undefined ? null : Number(year);
}
