import type { LateItem, Names } from '#contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lateQuery } from '../../api/lists.js';
import { useWords } from '../../app/office.js';
import type { SupervisionSearch } from '../../app/search.js';
import { Kbd } from '../../components/Kbd.js';
import { LightMark } from '../../components/LightMark.js';
import { MoreRows } from '../../components/MoreRows.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { useListKeys } from '../../components/list-keys.js';
import { rowsOf } from '../../components/listing.js';
import { mergeNames, personName, titleOf, unitName } from '../../components/names.js';
import { Filters } from './Filters.js';
import type { TrailShown } from './SupervisionPage.js';
import { UrgeMany } from './UrgeMany.js';

interface LateTabProps {
  search: SupervisionSearch;
  onTrail: (trail: TrailShown) => void;
}

/** Parts that are owed after their limit: because of whom, what was sent, what comes next; and urging many at once. */
export function LateTab({ search, onTrail }: LateTabProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(lateQuery({ ledger: search.ledger, unit: search.unit }));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [urging, setUrging] = useState<LateItem[] | null>(null);
  const list = useRef<HTMLTableElement>(null);
  useListKeys(list);
  const items = rowsOf(query.data);
  const names = mergeNames(query.data?.pages ?? []);
  const chosen = items.filter((item) => selected.has(keyOf(item)));
  const toggle = (item: LateItem): void => setSelected((before) => toggled(before, keyOf(item)));
  const all = chosen.length === items.length;
  return (
    <>
      <Filters search={search} show={['unit']} />
      {query.isPending && <Loading rows={5} />}
      {query.isError && query.data === undefined && (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && items.length === 0 && (
        <Empty title={t('supervision.late.empty')}>{t('supervision.late.emptyHint')}</Empty>
      )}
      {items.length > 0 && (
        <>
          <table className="grid" ref={list}>
            <thead>
              <tr>
                <th scope="col" className="tick">
                  <Checkbox
                    aria-label={t('supervision.late.selectAll')}
                    checked={all}
                    indeterminate={chosen.length > 0 && !all}
                    onChange={() => setSelected(all ? new Set() : new Set(items.map(keyOf)))}
                  />
                </th>
                {(['item', 'waitsFor', 'state', 'last', 'next'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`supervision.late.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <LateRow
                  key={keyOf(item)}
                  item={item}
                  names={names}
                  selected={selected.has(keyOf(item))}
                  onToggle={() => toggle(item)}
                  onUrge={() => setUrging([item])}
                  onTrail={() => onTrail({ task: item.task.id, title: titleOf(item.task) })}
                />
              ))}
            </tbody>
          </table>
          <MoreRows
            end={t('shell.state.end', { count: items.length })}
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
          <div className="bulk-bar">
            <span>{t('supervision.late.selected', { count: chosen.length })}</span>
            <Button type="primary" disabled={chosen.length === 0} onClick={() => setUrging(chosen)}>
              {t('supervision.late.urge')}
            </Button>
            <span className="grow" />
            <span className="quiet small key-help">
              <Kbd>j</Kbd> <Kbd>k</Kbd> {t('supervision.late.keys')} <Kbd>x</Kbd>{' '}
              {t('supervision.late.keySelect')} <Kbd>u</Kbd> {t('supervision.late.urge')}
            </span>
          </div>
        </>
      )}
      {urging !== null && <UrgeMany tasks={tasksOf(urging)} onClose={() => setUrging(null)} />}
    </>
  );
}

const keyOf = (item: LateItem): string => `${item.task.id} ${item.track}`;

function toggled(before: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(before);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** A row is urged once, however many of its parts were chosen. */
function tasksOf(items: LateItem[]): { id: string; title: string }[] {
  const byId = new Map(items.map((item) => [item.task.id, titleOf(item.task)]));
  return [...byId].map(([id, title]) => ({ id, title }));
}

interface LateRowProps {
  item: LateItem;
  names: Names;
  selected: boolean;
  onToggle: () => void;
  onUrge: () => void;
  onTrail: () => void;
}

function LateRow({ item, names, selected, onToggle, onUrge, onTrail }: LateRowProps) {
  const { t } = useTranslation();
  const words = useWords();
  const title = titleOf(item.task);
  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'x') onToggle();
    if (event.key === 'u') onUrge();
  };
  return (
    <tr className={selected ? 'selected' : ''} onKeyDown={keys}>
      <td className="tick">
        <Checkbox
          aria-label={t('supervision.late.select', { title })}
          checked={selected}
          onChange={onToggle}
        />
      </td>
      <td data-label={t('supervision.late.item')}>
        <Link to="/tasks/$id" params={{ id: item.task.id }} data-row-link>
          {title}
        </Link>
        <div className="small quiet">
          {t('pages.todo.place', { ledger: item.task.ledger.title, row: item.task.row })} ·{' '}
          {unitName(names, item.unit)} {t(`words.trackRole.${item.role}`)}
        </div>
      </td>
      <td data-label={t('supervision.late.waitsFor')}>
        <WaitsFor item={item} names={names} />
      </td>
      <td data-label={t('supervision.late.state')}>
        <LightMark light="red" detail={t('shell.time.overdue', { count: item.daysLate })} />
        <div className="small quiet num">{words.nearDay(words.limitDay(item.due))}</div>
      </td>
      <td data-label={t('supervision.late.last')}>
        {item.lastStep === null ? (
          <span className="quiet">{t('supervision.late.noStep')}</span>
        ) : (
          <button type="button" className="link-button" onClick={onTrail}>
            {t(`words.form.${item.lastStep.form}`)}
            <div className="small quiet num">{words.instant(item.lastStep.firedAt)}</div>
          </button>
        )}
      </td>
      <td data-label={t('supervision.late.next')}>
        {item.nextStep === null ? (
          <span className="quiet">{t('supervision.late.noStep')}</span>
        ) : (
          <>
            {t(`words.form.${item.nextStep.form}`)}
            <div className="small quiet num">{words.instant(item.nextStep.at)}</div>
          </>
        )}
      </td>
    </tr>
  );
}

function WaitsFor({ item, names }: { item: LateItem; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  if (item.becauseOf.length === 0) return <span className="quiet">{t('supervision.late.nobody')}</span>;
  return (
    <ul>
      {item.becauseOf.map((cause) => (
        <li key={`${cause.kind} ${cause.unit} ${cause.person}`}>
          {cause.unit === null ? '' : unitName(names, cause.unit)}{' '}
          {cause.person === null ? '' : personName(names, cause.person)}
          <span className="small quiet"> {t(`words.todoKind.${cause.kind}`)}</span>
          <div className="small quiet num">
            {t('supervision.late.waitsSince', { since: words.instant(cause.since) })}
          </div>
        </li>
      ))}
    </ul>
  );
}
