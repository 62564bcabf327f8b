/** What one cell can be, by the grammars alone. */
import { readDeadline } from '../grammar/deadline/read-deadline.js';
import { readResponsibility } from '../grammar/responsibility/read-responsibility.js';

const cellLengthMax = 400;

/** True for a cell that can only be a deadline: short, and dated or ongoing. */
export function isDeadline(text: string): boolean {
  if (text.length > 40) return false;
  const { kind } = readDeadline(text, 2000).deadline;
  return kind !== 'missing' && kind !== 'invalid';
}

/** True for a cell that the responsibility grammar explains without a rest. */
export function isResponsibility(text: string): boolean {
  if (text.length > cellLengthMax) return false;
  const { assignments, questions } = readResponsibility(text);
  return assignments.length > 0 && questions.length === 0;
}
