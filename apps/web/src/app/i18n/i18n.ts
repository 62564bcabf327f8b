import type { i18n } from 'i18next';
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../format/language.js';
import { languageOf } from '../../format/language.js';
import { en } from './en/index.js';
import type { Translated } from './translated.js';
import { zh } from './zh/index.js';

const STORAGE_KEY = 'taizhang.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Translated<typeof zh> };
  }
}

/** The language chosen last on this device, else the browser's, else Chinese. */
export function rememberedLanguage(): Language {
  const stored = readStored();
  return stored ?? languageOf(globalThis.navigator?.language);
}

/** Private windows may forbid storage; the choice then lasts as long as the page. */
function readStored(): Language | null {
  try {
    const value = globalThis.localStorage.getItem(STORAGE_KEY);
    return value === 'zh' || value === 'en' ? value : null;
  } catch {
    return null;
  }
}

/** Keeps the choice on this device and tells assistive technology which language the page is in. */
export function rememberLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  try {
    globalThis.localStorage.setItem(STORAGE_KEY, language);
  } catch {
    return;
  }
}

/** One instance per page (and per test), so that nothing leaks between them. */
export function createI18n(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}
