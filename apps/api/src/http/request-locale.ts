import type { Locale } from '#contract';
import type { Request } from 'express';

/** The language of an answer: what the person chose, else what the browser asks for, else Chinese. */
export function localeOf(request: Request): Locale {
  const chosen = request.signedIn?.locale;
  if (chosen !== undefined) return chosen;
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';
}
