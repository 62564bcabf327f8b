import type { LedgerRow, LedgerView, Names } from '#contract';
import { blocksIssue } from '#contract';
import type { InputRef } from 'antd';
import { Input } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { ledgerQuery } from '../../api/ledgers.js';
import { LedgerQuestions } from '../../components/LedgerQuestions.js';
import { useListKeys } from '../../components/list-keys.js';
import { matches } from '../../components/listing.js';
import { MoreRows } from '../../components/MoreRows.js';
import { mergeNames, unitName } from '../../components/names.js';
import { PageHead } from '../../components/PageHead.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { IssuePanel } from './IssuePanel.js';
import { LedgerSections } from './LedgerSections.js';
import { RowFix } from './RowFix.js';

const route = getRouteApi('/frame/ledgers/$id');

/** One ledger in the order of its paper, by section and item, with the light of each row and its issue. */
export function LedgerPage() {
  const { id } = route.useParams();
  const query = useInfiniteQuery(ledgerQuery(id));
  if (query.isPending) return <Loading rows={10} />;
  const first = query.data?.pages[0];
  if (query.data === undefined || first === undefined)
    return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.rows.items);
  return (
    <LedgerShown
      key={id}
      ledger={first}
      rows={rows}
      names={mergeNames(query.data.pages)}
      more={{
        hasMore: query.hasNextPage,
        loading: query.isFetchingNextPage,
        onMore: () => void query.fetchNextPage(),
      }}
    />
  );
}

interface LedgerShownProps {
  ledger: LedgerView;
  rows: LedgerRow[];
  names: Names;
  more: { hasMore: boolean; loading: boolean; onMore: () => void };
}

function LedgerShown({ ledger, rows, names, more }: LedgerShownProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim().toLowerCase());
  const [fixing, setFixing] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<InputRef>(null);
  useListKeys(list, search);
  const shown = rows.filter((row) => matchesRow(row, names, sought));
  const undecided = rows.filter((row) => row.questions.some(blocksIssue)).length;
  const fixed = rows.find((row) => row.row === fixing);
  return (
    <>
      <PageHead
        title={ledger.title}
        crumbs={<Link to="/ledgers">{t('ledgers.title')}</Link>}
        beside={
          <span className="head-state">
            <span className="tag">{t(`ledgers.status.${ledger.status}`)}</span>
            <span className="quiet">
              {t('ledgers.view.meta', { year: ledger.year, unit: unitName(names, ledger.coordinatingUnit) })}
            </span>
          </span>
        }
      >
        <Input
          ref={search}
          type="search"
          allowClear
          className="page-search"
          aria-label={t('ledgers.view.filter')}
          placeholder={t('ledgers.view.filter')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </PageHead>
      <IssuePanel ledger={ledger} undecided={undecided} />
      {ledger.questions.length > 0 && <LedgerQuestions questions={ledger.questions} />}
      <div ref={list}>
        {shown.length === 0 ? (
          <div className="card">
            <Empty title={sought === '' ? t('ledgers.view.none') : t('ledgers.view.noMatch', { text })} />
          </div>
        ) : (
          <LedgerSections rows={shown} names={names} onFix={setFixing} />
        )}
        <MoreRows end={t('shell.state.end', { count: shown.length })} {...more} />
      </div>
      {fixed !== undefined && (
        <RowFix key={fixed.row} ledger={ledger.id} row={fixed} onClose={() => setFixing(null)} />
      )}
    </>
  );
}

function matchesRow(row: LedgerRow, names: Names, sought: string): boolean {
  const units = row.assignments.map((share) => unitName(names, share.unit));
  return matches(sought, row.content, row.item?.title, row.section?.title, row.responsibilityText, ...units);
}
