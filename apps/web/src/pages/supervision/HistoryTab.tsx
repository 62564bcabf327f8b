import type { FiredStep, Names } from '#contract';
import { roles } from '#domain';
import type { TFunction } from 'i18next';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useInfiniteQuery } from '@tanstack/react-query';
import { firedStepsQuery } from '../../api/lists.js';
import { useWords } from '../../app/office.js';
import type { SupervisionSearch } from '../../app/search.js';
import { FormMark } from '../../components/FormMark.js';
import { joining } from '../../components/joining.js';
import { useListKeys } from '../../components/list-keys.js';
import { rowsOf } from '../../components/listing.js';
import { mergeNames, personName, titleOf, unitName } from '../../components/names.js';
import { RowList } from '../../components/RowList.js';
import { Empty } from '../../components/States.js';
import { Filters } from './Filters.js';
import type { TrailShown } from './SupervisionPage.js';

interface HistoryTabProps {
  search: SupervisionSearch;
  onTrail: (trail: TrailShown) => void;
}

/** Every step that went out, newest first, by unit, step and period; a row opens its whole ladder. */
export function HistoryTab({ search, onTrail }: HistoryTabProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list);
  const { ledger, unit, form, from, to, unanswered } = search;
  const query = useInfiniteQuery(firedStepsQuery({ ledger, unit, form, from, to, unanswered }));
  const names = mergeNames(query.data?.pages ?? []);
  return (
    <div ref={list}>
      <Filters search={search} show={['unit', 'form', 'period', 'unanswered']} />
      <RowList
        query={query}
        rows={rowsOf(query.data)}
        label={t('supervision.tabs.history')}
        empty={<Empty title={t('supervision.history.empty')}>{t('supervision.history.emptyHint')}</Empty>}
        keyOf={(item) => item.id}
        row={(item) => (
          <FiredRow
            item={item}
            names={names}
            onOpen={() => onTrail({ task: item.task.id, title: titleOf(item.task) })}
          />
        )}
      />
    </div>
  );
}

function FiredRow({ item, names, onOpen }: { item: FiredStep; names: Names; onOpen: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const title = titleOf(item.task);
  return (
    <button
      type="button"
      className="row-link fired-row"
      data-row-link
      aria-label={t('supervision.history.open', { title })}
      onClick={onOpen}
    >
      <span className="num nowrap">{words.instant(item.firedAt)}</span>
      <span>
        <FormMark form={item.form} />
        <div className="small quiet">{t(`words.deadlineKind.${item.clock.kind}`)}</div>
      </span>
      <span className="row-main">
        <span className="row-title">{title}</span>
        <span className="small quiet">
          {unitName(names, item.unit)}
          {item.receivers.length > 0 &&
            ` · ${t('supervision.history.to', { who: joining(t).list(item.receivers.map((one) => receiverText(one, names, t))) })}`}
          {item.skipped.length > 0 &&
            ` · ${t('supervision.history.skipped', { count: item.skipped.length })}`}
        </span>
      </span>
      <Answer item={item} names={names} />
    </button>
  );
}

function Answer({ item, names }: { item: FiredStep; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  const { answer } = item;
  if (answer === null) return <span />;
  if (answer.acknowledgedAt === null || answer.answer === null)
    return <span className="row-late small">{t('supervision.history.waiting')}</span>;
  return (
    <span className="small">
      {t('supervision.history.answered', {
        who: personName(names, answer.acknowledgedBy),
        answer: t(`words.escalationAnswer.${answer.answer}`),
        at: words.instant(answer.acknowledgedAt),
      })}
    </span>
  );
}

/** `role@unit`, `role@*` or `person:id`, in words. */
function receiverText(receiver: string, names: Names, t: TFunction): string {
  if (receiver.startsWith('person:')) return personName(names, receiver.slice('person:'.length));
  const [role, unit] = receiver.split('@');
  const known = roles.find((one) => one === role);
  const word = known === undefined ? (role ?? receiver) : t(`words.role.${known}`);
  return unit === undefined || unit === '*'
    ? word
    : t('commands.preview.roleIn', { unit: unitName(names, unit), role: word });
}
