import type { DeadlineParse, DeadlineReading, Mark, Question } from '../../ledger-draft.js';
import { normaliseTime, type NormalisedText } from '../normalise.js';
import { readResponsibility } from '../responsibility/read-responsibility.js';
import { compose } from './compose.js';
import { scanTimes, type Expression } from './scan.js';

/** Longer cells are no deadline; they are kept as text and asked about. */
export const deadlineLengthMax = 1_000;

/**
 * Reads a deadline cell or a clause. `refYear` is the year of the paper, for a month without one; the clock of the run
 * is never asked. Never throws. Spans count UTF-16 units of `text`. Source: LEDGER section 2, F3.
 */
export function readDeadline(text: string, refYear: number | null = null): DeadlineParse {
  if (text.trim() === '' || text.length > deadlineLengthMax)
    return withoutDate({ kind: 'missing' }, text, []);
  const normalised = normaliseTime(text);
  const expressions = scanTimes(normalised.text);
  const composed = compose({ text: normalised.text, said: normalised.said }, expressions, refYear);
  if (composed === null)
    return withoutDate({ kind: isForeignSomehow(text) ? 'invalid' : 'missing' }, text, []);
  const marks = marksOf(normalised, expressions);
  const { reading, doubtful } = composed;
  if (!doubtful && isUnheld(reading)) return withoutDate(reading, text, marks);
  const questions = doubtful ? [ambiguous(reading, text)] : [];
  return { deadline: reading, marks, questions, confidence: doubtful ? 0.5 : 1 };
}

/**
 * The reading of expressions that a scan has found, `text` normalised and theirs; null where they do not say when.
 * Confidence as of `readDeadline`.
 */
export function readExpressions(
  text: string,
  expressions: readonly Expression[],
  refYear: number | null,
): Pick<DeadlineParse, 'deadline' | 'confidence'> | null {
  const said = (start: number, end: number): string => text.slice(start, end);
  const composed = compose({ text, said }, expressions, refYear);
  if (composed === null) return null;
  const { reading, doubtful } = composed;
  const isOpen = isUnheld(reading) && reading.kind !== 'undetermined';
  return { deadline: reading, confidence: doubtful || isOpen ? 0.5 : 1 };
}

/** Nothing here can be held against anybody on a day: a person must name the date. */
function isUnheld(reading: DeadlineReading): boolean {
  return reading.validityEnd === true || reading.kind === 'undetermined' || reading.kind === 'from';
}

/** Beyond this a cell holds a sentence, not the list of units of a shifted row. */
const foreignLengthMax = 120;

/** The same with the gaps of recognised print taken out, where there are any. */
function isForeignSomehow(text: string): boolean {
  const plain = text.replace(/[^\S\n]/g, '');
  return isForeign(text) || (plain !== text && isForeign(plain));
}

/** A unit name, a running number or a tick in the cell of the deadline. */
function isForeign(text: string): boolean {
  if (text.length > foreignLengthMax) return false;
  if (/^[\d.、()（）\s]+$|^[是否√×✓]$/.test(text.trim())) return true;
  const { assignments, questions } = readResponsibility(text);
  return (
    questions.length === 0 &&
    assignments.length > 0 &&
    assignments.every(({ kind, unitText }) => kind === 'unit' || /^(?:各|有关|相关)/.test(unitText))
  );
}

function withoutDate(deadline: DeadlineReading, text: string, marks: Mark[]): DeadlineParse {
  const question = deadline.kind === 'invalid' ? shifted(text) : missing(deadline, text);
  return { deadline, marks, questions: [question], confidence: deadline.kind === 'undetermined' ? 1 : 0.5 };
}

function shifted(text: string): Question {
  return {
    code: 'columns.shifted',
    message: `完成时限栏写的是“${text.trim()}”，不是时限，可能错列，请核对。`,
    messageEn: `The deadline cell reads "${text.trim()}", which is no deadline; the columns may be shifted.`,
    data: { words: [text.trim()] },
  };
}

function missing(deadline: DeadlineReading, text: string): Question {
  const words = text.trim().slice(0, 60);
  if (words === '') {
    return {
      code: 'deadline.missing',
      message: '完成时限为空，请填写时限。',
      messageEn: 'The deadline cell is blank; please enter a deadline.',
    };
  }
  const message =
    deadline.validityEnd === true
      ? `“${words}”是有效期，不是完成时限，请填写时限。`
      : `“${words}”没有写明完成的日期，请填写时限。`;
  const messageEn =
    deadline.validityEnd === true
      ? `"${words}" is the end of a validity, not a deadline; please enter one.`
      : `"${words}" names no date to be held to; please enter one.`;
  return { code: 'deadline.missing', message, messageEn, data: { words: [words] } };
}

function ambiguous(reading: DeadlineReading, text: string): Question {
  const readings = reading.kind === 'date' ? (reading.readings ?? []) : [];
  const words = text.trim().slice(0, 60);
  const choice = readings.length > 0 ? `（${readings.join(' 或 ')}）` : '';
  return {
    code: 'deadline.ambiguous',
    message: `“${words}”有不止一种理解${choice}，请确认日期。`,
    messageEn: `"${words}" can be read in more than one way${readings.length > 0 ? ` (${readings.join(' or ')})` : ''}; please confirm the date.`,
    data: { words: [words], readings },
  };
}

const markKinds: Readonly<Record<Expression['kind'], Mark['kind']>> = {
  span: 'time',
  range: 'time',
  wholeYear: 'time',
  from: 'time',
  beat: 'time',
  amount: 'time',
  soft: 'soft',
  immediate: 'time',
  ongoing: 'ongoing',
  open: 'time',
};

function marksOf({ origin }: NormalisedText, expressions: readonly Expression[]): Mark[] {
  let last = 0;
  return expressions.flatMap((expression) => {
    const from = expression.kind === 'amount' ? expression.amount.anchorStart : expression.start;
    const start = origin[Math.max(last, Math.min(from, expression.start))] ?? 0;
    last = expression.end;
    const end = origin[expression.end] ?? 0;
    return end > start ? [{ start, end, kind: markKinds[expression.kind] }] : [];
  });
}
