import type { LedgerRowDuties } from '../ledgers/ledger.js';
import type { RowQuestion } from './open-questions.js';

/**
 * What is still open after a person's answers: questions that they did not settle, and those that the row itself shows
 * to be open whatever they say (a row without a limit, without an owner, with a group that must be named).
 */
export function openAfter<Question extends RowQuestion>(
  questions: readonly Question[],
  settles: readonly string[],
  duties: Pick<LedgerRowDuties, 'dueDay' | 'standing' | 'assignments' | 'placeholders'>,
): Question[] {
  return questions.filter((question) => !settles.includes(question.code) || staysOpen(question, duties));
}

function staysOpen(
  { code, data }: RowQuestion,
  duties: Pick<LedgerRowDuties, 'dueDay' | 'standing' | 'assignments' | 'placeholders'>,
): boolean {
  switch (code) {
    case 'deadline.undecided':
      return duties.dueDay === null && !duties.standing;
    case 'assignment.no_owner':
      return !duties.assignments.some(({ role }) => role !== 'support' && role !== 'reviewer');
    case 'group.unresolved':
      return duties.placeholders.some(({ text }) => text === data?.['unitText']);
    default:
      return false;
  }
}
