import { numbered } from '../../components/joining.js';
import type { LedgerRow, LedgerView, Names } from '#contract';
import { blocksIssue } from '#contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { InputRef } from 'antd';
import { Input } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ledgerQuery } from '../../api/ledgers.js';
import { LedgerQuestions } from '../../components/LedgerQuestions.js';
import { MoreRows } from '../../components/MoreRows.js';
import { PageHead } from '../../components/PageHead.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { useListKeys } from '../../components/list-keys.js';
import { matches } from '../../components/listing.js';
import { mergeNames, unitName } from '../../components/names.js';
import { IssuePanel } from './IssuePanel.js';
import { LedgerRowLine } from './LedgerRowLine.js';
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
          bySection(shown).map((section) => (
            <section key={section.key} className="card ledger-section">
              {section.title !== '' && <h2>{section.title}</h2>}
              {section.items.map((item) => (
                <div key={item.key} className="ledger-item">
                  {item.title !== '' && <h3>{item.title}</h3>}
                  <ul>
                    {item.rows.map((row) => (
                      <li key={row.row}>
                        <LedgerRowLine row={row} names={names} onFix={() => setFixing(row.row)} />
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
            </section>
          ))
        )}
        <MoreRows end={t('shell.state.end', { count: shown.length })} {...more} />
      </div>
      {fixed !== undefined && (
        <RowFix
          key={fixed.version}
          ledger={ledger.id}
          row={fixed}
          names={names}
          onClose={() => setFixing(null)}
        />
      )}
    </>
  );
}

function matchesRow(row: LedgerRow, names: Names, sought: string): boolean {
  const units = row.assignments.map((share) => unitName(names, share.unit));
  return matches(sought, row.content, row.item?.title, row.section?.title, row.responsibilityText, ...units);
}

interface Grouped {
  key: string;
  title: string;
  items: { key: string; title: string; rows: LedgerRow[] }[];
}

/** Neighbouring rows of one section, and within it of one item; the order of the paper is kept. */
function bySection(rows: LedgerRow[]): Grouped[] {
  const sections: Grouped[] = [];
  for (const row of rows) {
    const sectionTitle = numbered(row.section?.no, row.section?.title);
    const itemTitle = numbered(row.item?.no, row.item?.title);
    let section = sections.at(-1);
    if (section === undefined || section.title !== sectionTitle) {
      section = { key: `${row.row}`, title: sectionTitle, items: [] };
      sections.push(section);
    }
    const item = section.items.at(-1);
    if (item === undefined || item.title !== itemTitle)
      section.items.push({ key: `${row.row}`, title: itemTitle, rows: [row] });
    else item.rows.push(row);
  }
  return sections;
}
