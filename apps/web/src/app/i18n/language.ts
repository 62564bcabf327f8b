import { useTranslation } from 'react-i18next';
import type { Language } from '../../format/language.js';
import { languageOf } from '../../format/language.js';
import { rememberLanguage } from './i18n.js';

/** The language of the page and the way to change it; the choice is kept on this device. */
export function useLanguage(): { language: Language; choose: (language: Language) => void } {
  const { i18n } = useTranslation();
  return {
    language: languageOf(i18n.resolvedLanguage ?? i18n.language),
    choose: (language) => {
      rememberLanguage(language);
      void i18n.changeLanguage(language);
    },
  };
}
