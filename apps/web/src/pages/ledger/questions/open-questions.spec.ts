import type { LedgerAnswer, LedgerQuestion } from '#contract';
import {
  answersForAll,
  groupQuestions,
  neighbour,
  nextOpen,
  openQuestions,
  recommended,
  withAnswer,
} from './open-questions.js';

function blank(row: number, ...answers: LedgerAnswer[]): { row: number; questions: LedgerQuestion[] } {
  const suggested = answers.map((answer) => ({ label: answer.kind, labelEn: answer.kind, answer }));
  const question = { code: 'deadline.undecided', message: '', messageEn: '', answers: suggested };
  return { row, questions: [question] };
}

function unknown(row: number, text: string): { row: number; questions: LedgerQuestion[] } {
  const answer: LedgerAnswer = { kind: 'notUnit', text };
  const question: LedgerQuestion = {
    code: 'unit.unknown',
    message: '',
    messageEn: '',
    data: { unitText: text },
    answers: [{ label: '', labelEn: '', answer }],
  };
  return { row, questions: [question] };
}

const told = { code: 'duty.hidden', message: '', messageEn: '' };

describe('open questions', () => {
  it('are those that keep a row from being issued', () => {
    expect(openQuestions([{ row: 1, questions: [told] }], [])).toEqual([]);
    expect(openQuestions([blank(1)], [])).toHaveLength(1);
  });

  it('are settled in every row with the same words, and a deadline in its own row only', () => {
    const rows = [unknown(1, '水利局'), unknown(2, '水利局'), unknown(3, '农业局'), blank(4), blank(5)];
    const given: LedgerAnswer[] = [
      { kind: 'notUnit', text: '水利局' },
      { kind: 'standing', row: 4 },
    ];
    expect(openQuestions(rows, given).map(({ row }) => row)).toEqual([3, 5]);
  });

  it('are grouped by their words, the largest group first', () => {
    const asked = openQuestions([unknown(1, '农业局'), unknown(2, '水利局'), unknown(3, '水利局')], []);
    expect(groupQuestions(asked).map(({ words, asked: of }) => [words, of.length])).toEqual([
      ['水利局', 2],
      ['农业局', 1],
    ]);
  });

  it('are walked round and round', () => {
    const asked = openQuestions([blank(1), blank(2)], []);
    expect(neighbour(asked, null, 1)?.row).toBe(1);
    expect(neighbour(asked, asked[1]?.key ?? null, 1)?.row).toBe(1);
    expect(neighbour(asked, asked[0]?.key ?? null, -1)?.row).toBe(2);
    expect(neighbour([], null, 1)).toBeNull();
  });
});

describe('an answer by the keyboard', () => {
  it('goes on to a question that it does not settle as well', () => {
    const asked = openQuestions([unknown(1, '水利局'), unknown(2, '水利局'), unknown(3, '农业局')], []);
    const [first, , third] = asked;
    if (first === undefined) throw new Error('nothing is asked');
    expect(nextOpen(asked, first, { kind: 'newUnit', text: '水利局' })).toBe(third);
    expect(nextOpen(asked.slice(0, 2), first, { kind: 'newUnit', text: '水利局' })).toBeNull();
  });

  it('is never that a task has no end, unless somebody says so on purpose', () => {
    const ofFirst = (row: { questions: LedgerQuestion[] }) =>
      row.questions.map((question) => recommended(question)?.answer.kind);
    expect(ofFirst(blank(1, { kind: 'standing', row: 1 }))).toEqual([undefined]);
    expect(ofFirst(blank(1, { kind: 'inherit', row: 1 }, { kind: 'standing', row: 1 }))).toEqual(['inherit']);
  });
});

describe('one answer for all', () => {
  it('is offered where each question has the same kind, with each row in its own answer', () => {
    const asked = openQuestions(
      [
        blank(1, { kind: 'inherit', row: 1 }, { kind: 'standing', row: 1 }),
        blank(2, { kind: 'inherit', row: 2 }),
      ],
      [],
    );
    const [group] = groupQuestions(asked);
    if (group === undefined) throw new Error('no group');
    expect(answersForAll(group).map(({ answers }) => answers)).toEqual([
      [
        { kind: 'inherit', row: 1 },
        { kind: 'inherit', row: 2 },
      ],
    ]);
  });

  it('never spreads one row’s day over others', () => {
    const asked = openQuestions(
      [
        blank(1, { kind: 'dueDay', row: 1, dueDay: '2026-06-30' }),
        blank(2, { kind: 'dueDay', row: 2, dueDay: '2026-09-30' }),
      ],
      [],
    );
    const [group] = groupQuestions(asked);
    expect(group === undefined ? null : answersForAll(group)).toEqual([]);
  });
});

describe('an answer that is given again', () => {
  it('takes the place of what was said about the same thing', () => {
    const first: LedgerAnswer = { kind: 'dueDay', row: 1, dueDay: '2026-06-30' };
    const other: LedgerAnswer = { kind: 'standing', row: 2 };
    const second: LedgerAnswer = { kind: 'standing', row: 1 };
    expect(withAnswer([first, other], [second])).toEqual([other, second]);
  });
});
