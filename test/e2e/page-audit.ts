import type { Page } from 'playwright-core';
import { zh } from '../../apps/web/src/app/i18n/zh/index.js';

/** Roles that somebody acts upon; each must say what it is. */
const interactive = [
  'button',
  'link',
  'textbox',
  'searchbox',
  'combobox',
  'checkbox',
  'radio',
  'tab',
  'switch',
  'spinbutton',
];
const nameless = new RegExp(`^\\s*- (${interactive.join('|')})\\b(?! ")`);

/** What assistive technology is told of the page. */
export function heard(page: Page): Promise<string> {
  return page.locator('body').ariaSnapshot();
}

/** Things to act upon that have no name, and lights that are nothing but a colour. */
export function unnamed(snapshot: string): string[] {
  const lines = snapshot.split('\n');
  return lines.filter((line) => nameless.test(line) || /[绿蓝黄红]灯\s*"?:?$/.test(line));
}

const HAN = /[\u3400-\u9fff]/g;
/** A template with fewer characters of its own may well be part of somebody's sentence. */
const OWN_CHARACTERS_MIN = 3;

type Words = { readonly [key: string]: string | Words };

function texts(words: Words): string[] {
  return Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : texts(value)));
}

/** Offered as the text of an urging: once sent, it is somebody's words and stays as it was written. */
const sent: string = zh.supervision.urge.preset;

/** Recognises every text of the Chinese pages, whatever stands in its gaps. */
const chinese: RegExp[] = texts(zh)
  .filter((text) => text !== sent)
  .filter((text) => (text.replaceAll(/\{\{.*?\}\}/g, '').match(HAN)?.length ?? 0) >= OWN_CHARACTERS_MIN)
  .map((text) =>
    text
      .split(/\{\{.*?\}\}/)
      .map(literally)
      .join('.+'),
  )
  .map((pattern) => new RegExp(`^${pattern}$`));

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** Words of the Chinese pages, names of keys and unfilled gaps that stand in an English page. */
export function untranslated(snapshot: string): string[] {
  const said = snapshot.split('\n').map((line) =>
    line
      .replace(/^\s*- /, '')
      .replaceAll(/^\/?\w+:? ?|["']|:$/g, '')
      .trim(),
  );
  return said.filter(
    (text) =>
      chinese.some((pattern) => pattern.test(text)) ||
      /\{\{|\b(commands|course|ledgers|pages|shell|supervision|task|words)\.[a-z]+[a-zA-Z.]*\b/.test(text),
  );
}

/** By how many pixels the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
