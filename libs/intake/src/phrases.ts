/** The grammars behind `taizhang ledger phrases`: one phrase, read alone. Source: LEDGER section 8. */
import type { DeadlineParse, ResponsibilityReading } from './ledger-draft.js';
import { readDeadline } from './grammar/deadline/read-deadline.js';
import {
  readResponsibility,
  type ResponsibilityContext,
} from './grammar/responsibility/read-responsibility.js';

/** Who is to do it, in which role, sharing how. Never throws; doubts come back as questions. */
export function parseResponsibility(
  text: string,
  context: ResponsibilityContext = {},
): ResponsibilityReading {
  return readResponsibility(text, context);
}

/** By when. `refYear` is the year of the paper, for words that name none; without it such a date stays null and is asked for. */
export function parseDeadline(text: string, refYear: number | null = null): DeadlineParse {
  return readDeadline(text, refYear);
}
