import type { EpochMs, PersonId } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { LedgerAnswer, RowEdit } from '../office/answer.js';

/** Something that a person said of a draft, kept for ever. */
export interface AnswerRecord {
  no: number;
  revision: number;
  /** Null for an answer about words wherever they stand. */
  row: number | null;
  /** Codes of the questions that were open and that it settled. */
  questions: string[];
  answer: LedgerAnswer | RowEdit;
  by: PersonId;
  at: EpochMs;
}

export type NewAnswer = Pick<AnswerRecord, 'answer' | 'questions' | 'by' | 'at'>;

/** Adds answers to the record of a revision, in their order. */
export async function addAnswers(
  tx: Tx,
  where: { ledgerId: string; revision: number },
  answers: readonly NewAnswer[],
): Promise<void> {
  if (answers.length === 0) return;
  const rows = answers.map(({ answer, ...rest }) => ({
    ...rest,
    row: 'row' in answer ? answer.row : null,
    answer,
  }));
  await tx.query(
    `insert into ledger_answer (ledger_id, answer_no, revision_no, row_no, questions, answer, answered_by, answered_at)
     select $1::text, coalesce((select max(answer_no) from ledger_answer where ledger_id = $1), 0) + n, $2::int,
       (a->>'row')::int, array(select jsonb_array_elements_text(a->'questions')), a->'answer', a->>'by',
       (a->>'at')::bigint
     from jsonb_array_elements($3::jsonb) with ordinality as x(a, n)`,
    [where.ledgerId, where.revision, JSON.stringify(rows)],
  );
}

/** Everything that was answered, oldest first; of one revision when it is named. */
export function listAnswers(
  tx: Tx,
  ledgerId: string,
  revision: number | null = null,
): Promise<AnswerRecord[]> {
  return tx.query<AnswerRecord & Record<string, unknown>>(
    `select answer_no as no, revision_no as revision, row_no as row, questions, answer, answered_by as by,
       answered_at as at
     from ledger_answer where ledger_id = $1 and ($2::int is null or revision_no = $2) order by answer_no`,
    [ledgerId, revision],
  );
}
