import type { TFunction } from 'i18next';

/** How a language strings words together. Chinese has marks of its own for each of these. */
export interface Joining {
  /** 甲、乙 · A, B */
  readonly list: (words: string[]) => string;
  /** 甲；乙 · A; B */
  readonly clauses: (parts: string[]) => string;
  /** 甲：乙 · A: B */
  readonly labelled: (label: string, text: string) => string;
  /** 甲（乙） · A (B) */
  readonly noted: (text: string, note: string) => string;
}

export function joining(t: TFunction): Joining {
  return {
    list: (words) => words.join(t('shell.list.separator')),
    clauses: (parts) => parts.join(t('shell.list.clause')),
    labelled: (label, text) => t('shell.list.labelled', { label, text }),
    noted: (text, note) => t('shell.list.noted', { text, note }),
  };
}

/** A heading with its number, as papers print it: 一、 or 23、 before the words. */
export function numbered(no: string | number | null | undefined, title: string | null | undefined): string {
  const parts = [no, title].filter((part) => part !== null && part !== undefined && part !== '');
  return parts.join('、');
}
