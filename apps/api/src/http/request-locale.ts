import type { Locale } from '#contract';
import Negotiator from 'negotiator';
import type { Request } from './request.js';

/** The language of an answer: what the person chose, else what the browser asks for, else Chinese. */
export function localeOf(request: Request): Locale {
  const chosen = request.signedIn?.locale;
  if (chosen !== undefined) return chosen;
  return new Negotiator(request.raw).language(['zh', 'en']) === 'en' ? 'en' : 'zh';
}
