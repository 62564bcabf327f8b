import type { LateItem } from '#contract';
import { Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lateQuery } from '../../api/lists.js';
import type { SupervisionSearch } from '../../app/search.js';
import { Kbd } from '../../components/Kbd.js';
import { useListKeys } from '../../components/list-keys.js';
import { rowsOf } from '../../components/listing.js';
import { MoreRows } from '../../components/MoreRows.js';
import { mergeNames, titleOf } from '../../components/names.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { Filters } from './Filters.js';
import { LateRow } from './LateRow.js';
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
            <LateHead
              all={all}
              some={chosen.length > 0 && !all}
              onAll={() => setSelected(all ? new Set() : new Set(items.map(keyOf)))}
            />
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
          <BulkBar count={chosen.length} onUrge={() => setUrging(chosen)} />
        </>
      )}
      {urging !== null && <UrgeMany tasks={tasksOf(urging)} onClose={() => setUrging(null)} />}
    </>
  );
}

function LateHead({ all, some, onAll }: { all: boolean; some: boolean; onAll: () => void }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col" className="tick">
          <Checkbox
            aria-label={t('supervision.late.selectAll')}
            checked={all}
            indeterminate={some}
            onChange={onAll}
          />
        </th>
        {(['item', 'waitsFor', 'state', 'last', 'next'] as const).map((column) => (
          <th key={column} scope="col">
            {t(`supervision.late.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function BulkBar({ count, onUrge }: { count: number; onUrge: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="bulk-bar">
      <span>{t('supervision.late.selected', { count })}</span>
      <Button type="primary" disabled={count === 0} onClick={onUrge}>
        {t('supervision.late.urge')}
      </Button>
      <span className="grow" />
      <span className="quiet small key-help">
        <Kbd>j</Kbd> <Kbd>k</Kbd> {t('supervision.late.keys')} <Kbd>x</Kbd> {t('supervision.late.keySelect')}{' '}
        <Kbd>u</Kbd> {t('supervision.late.urge')}
      </span>
    </div>
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
