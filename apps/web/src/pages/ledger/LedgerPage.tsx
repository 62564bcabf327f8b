import type { LedgerRow, LedgerView, Names } from '#contract';
import { blocksIssue } from '#contract';
import { useEffect, useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ledgerQuery } from '../../api/ledgers.js';
import { useOffice } from '../../app/office.js';
import { LedgerQuestions } from '../../components/LedgerQuestions.js';
import { mergeNames } from '../../components/names.js';
import { Failed, Loading } from '../../components/States.js';
import { ApprovalPanel } from './ApprovalPanel.js';
import { DraftQuestions } from './DraftQuestions.js';
import { IssuePanel } from './IssuePanel.js';
import { LedgerBody } from './LedgerBody.js';
import { LedgerHead } from './LedgerHead.js';
import { Revisions } from './Revisions.js';

const route = getRouteApi('/frame/ledgers/$id');

/** One ledger in the order of its paper: its questions while it is a draft, its approval, its issue, its lights. */
export function LedgerPage() {
  const { id } = route.useParams();
  const query = useInfiniteQuery(ledgerQuery(id));
  const first = query.data?.pages[0];
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const wholeWanted = first?.status === 'draft';
  useEffect(() => {
    // What is open is counted over all rows of a draft.
    if (wholeWanted && hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [wholeWanted, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  if (query.isPending) return <Loading rows={10} />;
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
        hasMore: hasNextPage,
        loading: query.isFetchingNextPage,
        onMore: () => void fetchNextPage(),
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
  const { session } = useOffice();
  const [text, setText] = useState('');
  const mayChange = session.roles.some((role) => role === 'supervisor' || role === 'administrator');
  const undecided = rows.filter((row) => row.mergedInto === null && row.questions.some(blocksIssue)).length;
  const body = (shown: LedgerRow[]) => (
    <LedgerBody ledger={ledger} rows={shown} names={names} text={text} more={more} />
  );
  return (
    <>
      <LedgerHead ledger={ledger} names={names} text={text} onText={setText} mayChange={mayChange} />
      <ApprovalPanel ledger={ledger} names={names} undecided={undecided} />
      <IssuePanel ledger={ledger} names={names} undecided={undecided} />
      <Revisions ledger={ledger.id} mayChange={mayChange} />
      {ledger.questions.length > 0 && <LedgerQuestions questions={ledger.questions} />}
      {ledger.status === 'draft' && mayChange ? (
        <DraftQuestions ledger={ledger} rows={rows} body={body} />
      ) : (
        body(rows)
      )}
    </>
  );
}
