import { useTranslation } from 'react-i18next';
import { ApiProblem, NoAnswer } from '../api/client.js';

/** A failure as a sentence that a person can act on, with the code that an administrator can look up. */
export function useProblemText(error: unknown): { sentence: string; code: string | null } {
  const { t } = useTranslation();
  if (error instanceof ApiProblem) {
    const { title, detail, code } = error.problem;
    return { sentence: detail ?? title, code };
  }
  const network = error instanceof NoAnswer && error.reason === 'network';
  const pending = error instanceof NoAnswer && error.reason === 'pending';
  if (pending) return { sentence: t('commands.pending'), code: null };
  return { sentence: t(network ? 'shell.problem.network' : 'shell.problem.unexpected'), code: null };
}
