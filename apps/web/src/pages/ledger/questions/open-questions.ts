import type { LedgerAnswer, LedgerQuestion, LedgerRow, SuggestedAnswer } from '#contract';
import { blocksIssue } from '#contract';

/** A question on the row where it stands. */
export interface AskedQuestion {
  /** Its name on the page; the same after the paper is read again. */
  key: string;
  row: number;
  question: LedgerQuestion;
}

/** Questions of one kind about the same words, which one answer may settle; else those of one kind. */
export interface QuestionGroup {
  key: string;
  code: string;
  /** The words of the paper that all of them are about. */
  words: string | null;
  asked: AskedQuestion[];
}

type WithQuestions = Pick<LedgerRow, 'row' | 'questions'>;

/** The words that a question is about. */
export function wordsOf({ data }: LedgerQuestion): string | null {
  const words = data?.['unitText'];
  return typeof words === 'string' ? words : null;
}

function keyOf(row: number, question: LedgerQuestion): string {
  return `${row}/${question.code}/${wordsOf(question) ?? ''}/${String(question.data?.['start'] ?? question.data?.['otherRow'] ?? '')}`;
}

/** Questions of these rows that keep a row from being issued and that no answer of `given` settles, in the order of the paper. */
export function openQuestions(
  rows: readonly WithQuestions[],
  given: readonly LedgerAnswer[],
): AskedQuestion[] {
  return rows.flatMap((row) =>
    openOf(row, given).map((question) => ({ key: keyOf(row.row, question), row: row.row, question })),
  );
}

/** What is still open on one row. */
export function openOf({ row, questions }: WithQuestions, given: readonly LedgerAnswer[]): LedgerQuestion[] {
  return questions.filter(
    (question) => blocksIssue(question) && !given.some((answer) => isSettledBy(question, row, answer)),
  );
}

/** The key by which a question of a row is found again. */
export function questionKey(row: number, question: LedgerQuestion): string {
  return keyOf(row, question);
}

/**
 * Whether an answer that was given speaks of this question. The server judges it again; until it has, the page takes the
 * question for answered.
 */
export function isSettledBy(question: LedgerQuestion, row: number, answer: LedgerAnswer): boolean {
  const { code } = question;
  switch (answer.kind) {
    case 'sameUnit':
    case 'newUnit':
    case 'notUnit':
      return code === 'unit.unknown' && wordsOf(question) === answer.text;
    case 'members':
    case 'standIn':
      return code === 'group.unresolved' && wordsOf(question) === answer.text;
    case 'dueDay':
    case 'standing':
    case 'inherit':
      return answer.row === row && code.startsWith('deadline.');
    case 'shares':
      return answer.row === row && /^(assignment|responsibility)\./.test(code);
    case 'duty':
      return answer.row === row && code === 'duty.hidden' && question.data?.['start'] === answer.start;
    case 'overlap':
      return answer.row === row && code === 'row.overlap' && question.data?.['otherRow'] === answer.otherRow;
    case 'asPrinted':
      return answer.row === row && code === answer.question;
  }
}

/** Open questions by what they are about: those that settle most rows first. */
export function groupQuestions(asked: readonly AskedQuestion[]): QuestionGroup[] {
  const groups = new Map<string, QuestionGroup>();
  for (const one of asked) {
    const words = wordsOf(one.question);
    const key = `${one.question.code}/${words ?? ''}`;
    const group = groups.get(key) ?? { key, code: one.question.code, words, asked: [] };
    group.asked.push(one);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((a, b) => b.asked.length - a.asked.length);
}

/** How one click answers every question of a group alike. */
export interface AnswerForAll {
  /** The suggestion as the first of them words it. */
  suggestion: SuggestedAnswer;
  answers: LedgerAnswer[];
}

/**
 * One answer for all where it is about their words; else the same kind of answer for each, where each has one suggested.
 * None for a group of one: its own suggestions do.
 */
export function answersForAll({ words, asked }: QuestionGroup): AnswerForAll[] {
  const [first, ...others] = asked;
  if (first === undefined || others.length === 0) return [];
  return (first.question.answers ?? []).flatMap((suggestion) => {
    if (words !== null) return [{ suggestion, answers: [suggestion.answer] }];
    const alike = others.flatMap(({ question }) => alikeOf(question, suggestion.answer));
    return alike.length === others.length ? [{ suggestion, answers: [suggestion.answer, ...alike] }] : [];
  });
}

/** The suggestion of the same kind, where the value is not the row's own (another day is another answer). */
function alikeOf({ answers = [] }: LedgerQuestion, answer: LedgerAnswer): LedgerAnswer[] {
  const found = answers.find((one) => one.answer.kind === answer.kind);
  if (found === undefined) return [];
  if (answer.kind === 'dueDay' && found.answer.kind === 'dueDay' && found.answer.dueDay !== answer.dueDay)
    return [];
  return [found.answer];
}

/** The question after or before the one at `key`, round and round; the first one where there is none at it. */
export function neighbour(
  asked: readonly AskedQuestion[],
  key: string | null,
  step: 1 | -1,
): AskedQuestion | null {
  const here = asked.findIndex((one) => one.key === key);
  if (here < 0) return (step === 1 ? asked[0] : asked.at(-1)) ?? null;
  return asked[(here + step + asked.length) % asked.length] ?? null;
}

/** The question after one that was just answered: none that the same answer settles too; null where none is left. */
export function nextOpen(
  asked: readonly AskedQuestion[],
  answered: AskedQuestion,
  answer: LedgerAnswer,
): AskedQuestion | null {
  const left = asked.filter(
    ({ key, row, question }) => key === answered.key || !isSettledBy(question, row, answer),
  );
  const next = neighbour(left, answered.key, 1);
  return next?.key === answered.key ? null : next;
}

/**
 * The answer that stands out and that enter takes. That a task has no end is never recommended: where the paper gives no
 * day, somebody has to say so on purpose.
 */
export function recommended({ answers = [] }: LedgerQuestion): SuggestedAnswer | undefined {
  const [first] = answers;
  return first?.answer.kind === 'standing' ? undefined : first;
}

/** Answers with a new one in the place of what was said before about the same thing. */
export function withAnswer(given: readonly LedgerAnswer[], answers: readonly LedgerAnswer[]): LedgerAnswer[] {
  const subjects = new Set(answers.map(subjectOf));
  return [...given.filter((answer) => !subjects.has(subjectOf(answer))), ...answers];
}

/** What an answer is about: two about one thing do not both hold. */
function subjectOf(answer: LedgerAnswer): string {
  switch (answer.kind) {
    case 'sameUnit':
    case 'newUnit':
    case 'notUnit':
      return `unit/${answer.text}`;
    case 'members':
    case 'standIn':
      return `group/${answer.text}`;
    case 'dueDay':
    case 'standing':
    case 'inherit':
      return `deadline/${answer.row}`;
    case 'shares':
      return `shares/${answer.row}`;
    case 'duty':
      return `duty/${answer.row}/${answer.start}`;
    case 'overlap':
      return `overlap/${answer.row}/${answer.ledger}/${answer.otherRow}`;
    case 'asPrinted':
      return `printed/${answer.row}/${answer.question}`;
  }
}
