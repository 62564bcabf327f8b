import type { Names, Settlement } from '#contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Words } from '../app/office.js';
import { useWords } from '../app/office.js';
import { joining } from './joining.js';
import { unitName } from './names.js';

/** What was settled in a row beyond the plain words of the paper, a line for each. */
export function SettledLines({ settled, names }: { settled: Settlement[]; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  return settled.map((one) => (
    <p key={JSON.stringify(one)} className="small quiet">
      {settledText(one, { t, words, names })}
    </p>
  ));
}

interface Telling {
  t: TFunction;
  words: Words;
  names: Names;
}

function settledText(settled: Settlement, { t, words, names }: Telling): string {
  const day = (value: string | null): string => (value === null ? t('ledgers.standing') : words.day(value));
  switch (settled.kind) {
    case 'groupExpanded':
      return t('ledgers.settled.groupExpanded', { text: settled.text, count: settled.units.length });
    case 'groupStandIn':
      return t('ledgers.settled.groupStandIn', { text: settled.text, unit: unitName(names, settled.unit) });
    case 'groupLeftOpen':
    case 'listLeftOpen':
    case 'leftOut':
      return t(`ledgers.settled.${settled.kind}`, { text: settled.text });
    case 'namedTwice':
      return t('ledgers.settled.namedTwice', { unit: unitName(names, settled.unit) });
    case 'sharesDecided':
    case 'standingDecided':
      return t(`ledgers.settled.${settled.kind}`);
    case 'deadlineInherited':
      return t('ledgers.settled.deadlineInherited', { row: settled.fromRow, day: day(settled.dueDay) });
    case 'deadlineDecided':
      return t('ledgers.settled.deadlineDecided', { day: day(settled.dueDay) });
    case 'dutyTaken':
      return t('ledgers.settled.dutyTaken', {
        text: settled.text,
        days: joining(t).list(settled.days.map((one) => words.day(one))),
      });
  }
}
