import type { Refusal } from '#domain';
import type { Names } from '../office/directory.schema.js';
import type { Locale } from '../wire/primitives.schema.js';
import type { WireProblemCode } from '../wire/problem.schema.js';
import { problemSentences } from './problem-sentences.js';
import { refusalSentences } from './refusal-sentences.js';
import { instantValues, personValues, unitValues, valueWords } from './value-words.js';

/** What a reader of the sentence knows: names by id, and the office's offset from Greenwich in minutes. */
export interface SentenceContext {
  names?: Names;
  utcOffsetMinutes?: number;
}

/** The refusal as a sentence a person can act on. Total: every code has one in every language. */
export function refusalSentence(refusal: Refusal, locale: Locale, context: SentenceContext = {}): string {
  return fill(refusalSentences[refusal.code][locale], refusal.data, locale, context);
}

/** The problem of the wire as a sentence. */
export function problemSentence(
  code: WireProblemCode,
  locale: Locale,
  data: Record<string, unknown> = {},
  context: SentenceContext = {},
): string {
  return fill(problemSentences[code][locale], data, locale, context);
}

/** `[a|b|…]`: the first alternative whose values are all known; none is the empty text. */
const OPTIONAL = /\[([^\]]*)\]/g;
const PLACEHOLDER = /\{(\w+)\}/g;

function fill(
  template: string,
  data: Record<string, unknown>,
  locale: Locale,
  context: SentenceContext,
): string {
  const value = (key: string): string | null => shown(key, data[key], locale, context);
  const known = (part: string): boolean =>
    [...part.matchAll(PLACEHOLDER)].every(([, key]) => value(String(key)) !== null);
  return template
    .replace(OPTIONAL, (_, inner: string) => inner.split('|').find(known) ?? '')
    .replace(PLACEHOLDER, (_, key: string) => value(key) ?? '');
}

/** One value in words, or null when it cannot be shown to a person (an id without a name says nothing). */
function shown(key: string, value: unknown, locale: Locale, context: SentenceContext): string | null {
  if (Array.isArray(value)) {
    const parts = value.map((one) => shown(key, one, locale, context));
    if (parts.length === 0 || parts.includes(null)) return null;
    return parts.join(locale === 'zh' ? '、' : ', ');
  }
  if (typeof value === 'number') return instantValues.has(key) ? instant(value, context) : String(value);
  if (typeof value !== 'string' || value === '') return null;
  if (unitValues.has(key)) return context.names?.units[value]?.shortName ?? null;
  if (personValues.has(key)) return context.names?.people[value]?.name ?? null;
  const words = valueWords[key];
  return words === undefined ? value : (words[value]?.[locale] ?? null);
}

const OFFSET_OF_CHINA_MINUTES = 480;

/** `2026-06-30 09:00` on the office's clock. */
function instant(at: number, context: SentenceContext): string {
  const offset = context.utcOffsetMinutes ?? OFFSET_OF_CHINA_MINUTES;
  return new Date(at + offset * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}
