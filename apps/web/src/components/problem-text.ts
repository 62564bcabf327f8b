import type { Problem } from '#contract';
import { useTranslation } from 'react-i18next';
import { ApiProblem, NoAnswer } from '../api/client.js';
import { useLanguage } from '../app/i18n/language.js';
import type { Language } from '../format/language.js';

/** A failure as a sentence that a person can act on, with the code that an administrator can look up. */
export function useProblemText(error: unknown): { sentence: string; code: string | null } {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (error instanceof ApiProblem)
    return { sentence: problemSentenceOf(error.problem, language), code: error.problem.code };
  const network = error instanceof NoAnswer && error.reason === 'network';
  const pending = error instanceof NoAnswer && error.reason === 'pending';
  if (pending) return { sentence: t('commands.pending'), code: null };
  return { sentence: t(network ? 'shell.problem.network' : 'shell.problem.unexpected'), code: null };
}

/** `title` comes in the language that was asked for, its reason in Chinese; `detail` is the whole sentence in English. */
export function problemSentenceOf({ title, detail }: Problem, language: Language): string {
  return language === 'zh' ? title : (detail ?? title);
}
