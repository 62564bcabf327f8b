/** What one row of the table says about duty and time, with the doubts its cells raise. */
import type { DeadlineParse, OtherCell, Question, ResponsibilityReading } from '../ledger-draft.js';
import type { CompiledDirectory } from '../directory/compile-directory.js';
import { unknownUnits } from '../directory/resolve-unit.js';
import { readDeadline } from '../grammar/deadline/read-deadline.js';
import { splitDutyBracket } from '../grammar/duty-bracket.js';
import type { GridRow } from '../readers/grid.js';
import { isDeadline } from './cell-kind.js';
import type { Columns } from './columns.js';
import { pastQuestions } from './deadlines.js';
import { dutyInBracket } from './inside-duty.js';
import { readUnitCells, unitCells } from './unit-cells.js';

export interface RowCells {
  content: string;
  responsibilityText: string;
  responsibility: ResponsibilityReading;
  deadlineText: string;
  deadline: DeadlineParse;
  leaders: string[];
  otherCells: OtherCell[];
  questions: Question[];
}

/**
 * Reads the cells of one row. `texts`: its words with those of the merges that cover it; the deadline alone stays as
 * printed, since an inherited one is shown with where it comes from.
 */
export function readCells(
  row: GridRow,
  texts: readonly string[],
  columns: Columns,
  year: number | null,
  directory: CompiledDirectory | null,
): RowCells {
  const textAt = (column: number): string => texts[column] ?? '';
  const whole = textAt(columns.content);
  const behind = columns.inside?.form === 'bracket' ? dutyInBracket(whole) : null;
  const content = behind?.rest ?? whole;
  const cells = unitCells(row, texts, columns, behind?.responsibility ?? null);
  const { text: responsibilityText, reading } = readUnitCells(cells.units, columns.legend, directory);
  const printed = columns.deadline === null ? '' : (row.cells[columns.deadline]?.text ?? '');
  const beside = behind?.deadline ?? cells.deadline;
  const deadlineText = firstFilled(printed, beside, splitDutyBracket(responsibilityText).deadlineText);
  const deadline = readDeadline(deadlineText, year);
  const columnsInTable = row.cells.length;
  const questions = [
    ...(row.printedCells === columnsInTable ? [] : [widthQuestion(row.printedCells, columnsInTable)]),
    ...responsibilityQuestions(responsibilityText, reading),
    ...unknownUnits(reading.assignments, directory),
    ...deadline.questions,
    ...pastQuestions(deadline.deadline, deadlineText, year),
    ...cutQuestion(deadlineText, content),
  ];
  const leaders = columns.leaders.flatMap((column) => leadersIn(textAt(column)));
  const otherCells = columns.other.map(({ column, header }) => ({ header, text: textAt(column) }));
  return {
    content,
    responsibilityText,
    responsibility: reading,
    deadlineText,
    deadline,
    leaders: [...leaders.filter((name) => name !== ''), ...reading.leaders],
    otherCells: otherCells.filter(({ text }) => text !== ''),
    questions,
  };
}

/** 王立新 副区长 is one leader; a title stands behind its name. */
function leadersIn(text: string): string[] {
  const title = '(?:常务|党组)?副?(?:区|县|市|镇|乡|局|部|院|处|科|校|所|股|室)长|主任|书记|主席|委员|同志';
  return text
    .replace(new RegExp(`[ \u3000]+(?=(?:${title})(?:[、，,；;\\s]|$))`, 'g'), '')
    .split(/[、，,；;\s]+/);
}

/** A deadline of its own cell, else of the bracket or cell it shares, else among the words of the units. */
function firstFilled(...texts: string[]): string {
  return texts.find((text) => text !== '') ?? '';
}

/** A deadline among the units is a shifted row, not an unknown name. */
function responsibilityQuestions(text: string, reading: ResponsibilityReading): Question[] {
  if (reading.assignments.length > 0 || text === '' || !isDeadline(text)) return reading.questions;
  return [
    {
      code: 'columns.shifted',
      message: `责任分工栏写的是时限“${text}”，可能错列，请核对。`,
      messageEn: `The responsibility cell holds the deadline "${text}"; the columns may be shifted.`,
      data: { words: [text] },
    },
  ];
}

function widthQuestion(printed: number, expected: number): Question {
  return {
    code: 'columns.shifted',
    message: `本行有${printed}个单元格，其他行有${expected}个，内容可能错列，请核对。`,
    messageEn: `This row has ${printed} cells where others have ${expected}; the columns may be shifted.`,
    data: { printed, expected },
  };
}

/** 2020年6月 in one cell and 前完成… in the next: the border of the cell cut the phrase. */
function cutQuestion(deadlineText: string, content: string): Question[] {
  if (!/[年月底日]$/.test(deadlineText) || !/^(?:底|末)?(?:之?前|以前)/.test(content)) return [];
  return [
    {
      code: 'columns.shifted',
      message: `时限“${deadlineText}”与任务内容的开头像是同一句被单元格切断，请核对。`,
      messageEn: `The deadline "${deadlineText}" seems to be cut off by the cell; the content begins with the rest of it.`,
      data: { words: [deadlineText] },
    },
  ];
}
