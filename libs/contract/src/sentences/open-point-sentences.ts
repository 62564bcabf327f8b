import type { OpenPoint } from '../ledger/ledger.schema.js';
import type { Locale } from '../wire/primitives.schema.js';

const sentences = {
  'deadline.undecided': {
    zh: (text: string) =>
      text === '' ? '完成时限空白，请填写日期。' : `完成时限“${text}”需要人工确定，请填写日期。`,
    en: (text: string) =>
      text === ''
        ? 'The deadline is blank; give a day.'
        : `The deadline “${text}” needs a person; give a day.`,
  },
  'unit.unknown': {
    zh: (text: string) => `名录里没有“${text}”，请选择对应的单位或先登记。`,
    en: (text: string) => `The directory has no “${text}”; choose the unit that is meant or register it.`,
  },
  'group.unresolved': {
    zh: (text: string) => `“${text}”须在交办前点名到具体单位。`,
    en: (text: string) => `Name the units of “${text}” before the row is issued.`,
  },
  'assignment.no_owner': {
    zh: () => '没有牵头或落实单位，请至少指定一个。',
    en: () => 'Nobody leads or is responsible; name at least one unit.',
  },
} satisfies Record<OpenPoint['code'], Record<Locale, (text: string) => string>>;

/** What must be decided before the row can be issued, as a sentence a person can act on. */
export function openPointSentence(point: OpenPoint, locale: Locale): string {
  return sentences[point.code][locale](point.text ?? '');
}
