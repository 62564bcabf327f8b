import type { SupervisionSummary } from '#contract';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useInfiniteQuery } from '@tanstack/react-query';
import { tasksQuery } from '../../api/lists.js';
import type { SupervisionSearch } from '../../app/search.js';
import { useListKeys } from '../../components/list-keys.js';
import { rowsOf } from '../../components/listing.js';
import { mergeNames } from '../../components/names.js';
import { RowList } from '../../components/RowList.js';
import { Empty } from '../../components/States.js';
import { TaskRow } from '../../components/TaskRow.js';
import { Filters } from './Filters.js';

/** The rows behind a number of the board, and whatever else one narrows it to. */
export function RowsTab({ search, summary }: { search: SupervisionSearch; summary: SupervisionSummary }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list);
  const { ledger, light, status, unit, section, open } = search;
  const query = useInfiniteQuery(tasksQuery({ ledger, light, status, unit, section, open }));
  const names = mergeNames(query.data?.pages ?? []);
  const sections = summary.sections.flatMap((one) => (one.section === null ? [] : [one.section]));
  return (
    <div ref={list}>
      <Filters search={search} show={['unit', 'light', 'status', 'section', 'open']} sections={sections} />
      <RowList
        query={query}
        rows={rowsOf(query.data)}
        label={t('supervision.tabs.rows')}
        empty={<Empty title={t('supervision.rows.empty')}>{t('supervision.rows.emptyHint')}</Empty>}
        keyOf={(item) => item.id}
        row={(item) => <TaskRow item={item} names={names} />}
      />
    </div>
  );
}
