/** Sections and items of a table whose cells are merged and whose numerals may stand in another row than their title. */
import type { Question } from '../ledger-draft.js';
import { bareNumber, numberingAt } from '../grammar/numbering.js';

export interface Heading {
  sectionNo: string | null;
  sectionTitle: string | null;
  itemNo: number | null;
  itemTitle: string | null;
  /** Counts items; rows of one item share it. The fence that no deadline crosses. */
  item: number;
  /** True where this row opens its item. */
  opensItem: boolean;
  questions: Question[];
}

export interface PrintedHeading {
  numeral: string;
  sectionTitle: string;
  itemNumber: string;
  item: string;
  /** The task itself, whose own number counts where no column numbers the items. */
  content: string;
}

interface Section {
  no: string | null;
  title: string | null;
  /** Row of the title, counted from 1. */
  row: number;
}

/**
 * Gives every row its section and item. A section starts at the row with its title; a numeral printed later, before the
 * next title, belongs to it and is reported (`section.misplaced`). `rowsAbove`: rows of earlier tables, counted in. Source: LEDGER sections 3 and 7.
 */
export function readHeadings(printed: readonly PrintedHeading[], rowsAbove = 0): Heading[] {
  const sections: Section[] = [];
  const headings: (Omit<Heading, 'sectionNo' | 'sectionTitle'> & { section: Section | undefined })[] = [];
  let item = { index: -1, no: null as number | null, title: null as string | null };
  printed.forEach((cells, at) => {
    const row = rowsAbove + at + 1;
    const questions: Question[] = [];
    const title = titleOf(cells.sectionTitle);
    const isNew = title !== null && !isSameSection(title, sections.at(-1));
    if (isNew) {
      sections.push({ ...title, row });
      item = { index: item.index + 1, no: null, title: null };
    }
    const question = placeNumeral(cells.numeral, sections.at(-1), row);
    if (question !== null) questions.push(question);
    const printedItem = openedItem(cells, item);
    const isRepeated = printedItem !== null && printedItem.title !== null && isSameItem(printedItem, item);
    const opened = isRepeated ? null : printedItem;
    const opensItem = opened !== null || isNew || at === 0;
    if (opened !== null) item = { index: item.index + 1, ...opened };
    headings.push({
      section: sections.at(-1),
      item: item.index,
      itemNo: item.no,
      itemTitle: item.title === '' ? null : item.title,
      opensItem,
      questions,
    });
  });
  return headings.map(({ section, ...rest }) => ({
    ...rest,
    sectionNo: section?.no ?? null,
    sectionTitle: section?.title ?? null,
  }));
}

/** Tables without merges print the section again in every row; that opens no new one. */
function isSameSection(title: { no: string | null; title: string }, section: Section | undefined): boolean {
  return (
    section !== undefined && section.title === title.title && (title.no === null || title.no === section.no)
  );
}

function isSameItem(
  printed: { no: number | null; title: string | null },
  item: { no: number | null; title: string | null },
): boolean {
  return printed.title === item.title && printed.no === item.no;
}

/** A title set upright has one character in each line. */
function inOneLine(title: string): string {
  return /^(?:\S\n)+\S$/u.test(title) ? title.replaceAll('\n', '') : title;
}

/** Section titles may carry their numeral: 一、提升主动公开质量. */
function titleOf(printed: string): { no: string | null; title: string } | null {
  if (printed === '') return null;
  const text = inOneLine(printed);
  const numbering = numberingAt(text);
  const isHeading = numbering !== null && (numbering.level === 'section' || numbering.level === 'subsection');
  return isHeading
    ? { no: numbering.numeral, title: text.slice(numbering.length) }
    : { no: null, title: text };
}

/** The item that a row opens: by its title, its number in a column of its own, or the number that heads its task. */
function openedItem(
  { item, itemNumber, content }: PrintedHeading,
  open: { no: number | null },
): { no: number | null; title: string | null } | null {
  const number = bareNumber(itemNumber)?.value ?? null;
  if (item !== '') {
    const words = inOneLine(item);
    const numbering = numberingAt(words);
    const title = numbering === null ? words : words.slice(numbering.length);
    return { no: numbering?.value ?? number, title };
  }
  if (itemNumber !== '' && partOf(itemNumber) === open.no && open.no !== null) return null;
  if (itemNumber !== '') return { no: number, title: null };
  const own = numberingAt(content);
  if (own?.level === 'item') return { no: own.value, title: null };
  // Where nothing numbers or names the tasks, each stands for itself.
  return content !== '' && open.no === null ? { no: null, title: null } : null;
}

/** The item whose part a number says that it is: 1 of 1.2 or 1-2. */
export function partOf(number: string): number | null {
  const whole = /^(\d{1,3})[.．\-－—](\d{1,3})$/.exec(number.trim())?.[1];
  return whole === undefined ? null : Number(whole);
}

function placeNumeral(text: string, section: Section | undefined, row: number): Question | null {
  if (text === '') return null;
  const numeral = bareNumber(text)?.numeral ?? text;
  if (section === undefined || (section.no !== null && section.no !== numeral)) {
    return {
      code: 'section.misplaced',
      message: `第${row}行的序号“${text}”没有对应的标题，请核对。`,
      messageEn: `The numeral "${text}" in row ${row} has no title of its own; please check it.`,
      data: { numeral: text, row },
    };
  }
  section.no = numeral;
  if (section.row === row) return null;
  return {
    code: 'section.misplaced',
    message: `序号“${text}”印在第${row}行，它的标题在第${section.row}行，已按标题归位，请核对。`,
    messageEn: `The numeral "${text}" stands in row ${row}, its title in row ${section.row}; it was read with its title.`,
    data: { numeral: text, row, titleRow: section.row },
  };
}
