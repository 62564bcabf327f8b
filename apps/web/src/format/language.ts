/** Chinese is the language of the house; English says the same, in full. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language of an i18next code such as `zh-CN`; anything unknown is read as Chinese. */
export function languageOf(code: string | null | undefined): Language {
  return code?.toLowerCase().startsWith('en') === true ? 'en' : 'zh';
}
