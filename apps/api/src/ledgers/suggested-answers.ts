import type { LedgerAnswer, LedgerQuestion, SuggestedAnswer } from '#contract';
import type { InheritedDeadline, LedgerDraftRow } from '#intake';
import { compileDirectory, resolveUnit } from '#intake';
import type { ImportOffice, NewRow } from '#persistence';
import { directoryForReading } from '#persistence';

const SUGGESTIONS_MAX = 8;

/**
 * Puts to every question the answers that one click takes, best first: likely names of the directory, the limit of the row
 * above, both readings of a date. Suggested, never applied (LEDGER section 4).
 */
export function withAnswers<Row extends Pick<NewRow, 'row' | 'questions' | 'reading'>>(
  rows: readonly Row[],
  office: ImportOffice,
): Row[] {
  const asked = rowsByWords(rows);
  const directory = compileDirectory(directoryForReading(office));
  const names = new Map(office.units.map(({ id, shortName }) => [id, shortName]));
  const looked = new Map<string, SuggestedAnswer[]>();
  const near = (text: string): SuggestedAnswer[] => {
    const known = looked.get(text) ?? lookUp(text);
    looked.set(text, known);
    return known;
  };
  const lookUp = (text: string): SuggestedAnswer[] => {
    const found = resolveUnit(text, directory);
    if (found.kind !== 'unknown') return [];
    return found.suggestions.slice(0, SUGGESTIONS_MAX).flatMap(({ id, likeness }) => {
      const name = names.get(id);
      if (name === undefined) return [];
      const answer: LedgerAnswer = { kind: 'sameUnit', text, unit: id };
      return [{ label: name, labelEn: name, answer, likeness }];
    });
  };
  return rows.map((row) => ({
    ...row,
    questions: (row.questions as LedgerQuestion[]).map((question) => ({
      ...question,
      ...answersTo(question, row, near, office),
      ...sharedRows(asked.get(wordsKey(question)) ?? []),
    })),
  }));
}

type Answers = Pick<LedgerQuestion, 'answers' | 'accepts'>;

function answersTo(
  question: LedgerQuestion,
  { row, reading }: Pick<NewRow, 'row' | 'reading'>,
  near: (text: string) => SuggestedAnswer[],
  { coordinatingUnit, units }: ImportOffice,
): Answers {
  const text = String(question.data?.['unitText'] ?? '');
  switch (question.code) {
    case 'unit.unknown':
      return {
        answers: [
          ...near(text).filter((one) => isLikely(text, one)),
          suggested('新建单位', 'A new unit', { kind: 'newUnit', text }),
          ...near(text).filter((one) => !isLikely(text, one)),
          suggested('不是单位', 'No unit', { kind: 'notUnit', text }),
        ],
        accepts: ['sameUnit', 'newUnit', 'notUnit'],
      };
    case 'group.unresolved': {
      const office = units.find(({ id }) => id === coordinatingUnit);
      const answers =
        office === undefined
          ? []
          : [
              suggested(`先由${office.shortName}代为负责`, `${office.shortName} answers for it`, {
                kind: 'standIn',
                text,
                unit: office.id,
              }),
            ];
      return { answers, accepts: ['members', 'standIn'] };
    }
    case 'deadline.undecided':
      return { answers: limits(row, reading), accepts: ['dueDay', 'standing'] };
    case 'assignment.no_owner':
      return { answers: [], accepts: ['shares'] };
    case 'responsibility.unparsed':
    case 'responsibility.missing':
      return { answers: [asPrinted(row, question.code)], accepts: ['shares', 'asPrinted'] };
    case 'row.overlap':
      return { answers: overlapAnswers(row, question), accepts: ['overlap'] };
    default:
      return { answers: [asPrinted(row, question.code)], accepts: ['asPrinted'] };
  }
}

/**
 * The first answer is the one that a key takes. Two names that each have a character of their own (柳溪街道, 柳桥街道) are
 * two units as likely as one, so that name comes after a new unit; a short form (区文旅局 of 区文旅体局) comes first.
 */
function isLikely(text: string, { label }: SuggestedAnswer): boolean {
  const [short, long] = text.length < label.length ? [text, label] : [label, text];
  let at = 0;
  for (const char of long) if (char === short.charAt(at)) at += 1;
  return at === short.length;
}

function overlapAnswers(row: number, { data = {} }: LedgerQuestion): SuggestedAnswer[] {
  const other = {
    kind: 'overlap',
    row,
    ledger: String(data['ledger']),
    otherRow: Number(data['otherRow']),
  } as const;
  return [
    suggested('两项都办', 'Keep both', { ...other, choice: 'keepBoth' }),
    suggested('并入那一项，本行不交办', 'Merge: this row is not issued', { ...other, choice: 'merge' }),
  ];
}

function limits(row: number, reading: unknown): SuggestedAnswer[] {
  const { deadline, inheritedDeadline } = reading as Partial<LedgerDraftRow>;
  const days = deadline?.kind === 'date' ? (deadline.readings ?? []) : [];
  return [
    ...inherited(row, inheritedDeadline ?? null),
    ...days.map((dueDay) => suggested(dueDay, dueDay, { kind: 'dueDay', row, dueDay })),
    suggested('长期任务', 'A standing duty', { kind: 'standing', row }),
  ];
}

function inherited(row: number, above: InheritedDeadline | null): SuggestedAnswer[] {
  if (above === null) return [];
  const { deadlineText, fromRow } = above;
  return [
    suggested(`沿用第 ${fromRow} 行：${deadlineText}`, `As in row ${fromRow}: ${deadlineText}`, {
      kind: 'inherit',
      row,
    }),
  ];
}

function asPrinted(row: number, question: string): SuggestedAnswer {
  return suggested('看过，照原文', 'Looked at; stays as printed', { kind: 'asPrinted', row, question });
}

function suggested(label: string, labelEn: string, answer: LedgerAnswer): SuggestedAnswer {
  return { label, labelEn, answer };
}

/** Rows in which the same words raise the same question: one answer settles them all. */
function rowsByWords(rows: readonly Pick<NewRow, 'row' | 'questions'>[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { row, questions } of rows)
    for (const question of questions as LedgerQuestion[]) {
      const key = wordsKey(question);
      if (key !== '') found.set(key, [...(found.get(key) ?? []), row]);
    }
  return found;
}

function wordsKey({ code, data }: LedgerQuestion): string {
  const text = data?.['unitText'];
  return text === undefined ? '' : `${code}\u0000${String(text)}`;
}

function sharedRows(rows: readonly number[]): Pick<LedgerQuestion, 'rows'> {
  return rows.length > 1 ? { rows: [...new Set(rows)] } : {};
}
