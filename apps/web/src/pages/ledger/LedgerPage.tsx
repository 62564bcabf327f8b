import type { LedgerRow, LedgerView } from '#contract';
import { blocksIssue } from '#contract';
import { useEffect, useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { LedgerFilter } from '../../api/ledgers.js';
import { ledgerQuery } from '../../api/ledgers.js';
import { useOffice } from '../../app/office.js';
import { LedgerQuestions } from '../../components/LedgerQuestions.js';
import { mergeNames } from '../../components/names.js';
import { usePaused } from '../../components/paused.js';
import { Failed, Loading } from '../../components/States.js';
import { ApprovalPanel } from './ApprovalPanel.js';
import type { DraftView } from './DraftQuestions.js';
import { DraftQuestions } from './DraftQuestions.js';
import { IssuePanel } from './IssuePanel.js';
import type { ReadRows } from './ledger-rows.js';
import { useSoughtRows } from './ledger-rows.js';
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
  const whole: ReadRows = {
    rows: query.data.pages.flatMap((page) => page.rows.items),
    names: mergeNames(query.data.pages),
    more: {
      hasMore: hasNextPage,
      loading: query.isFetchingNextPage,
      onMore: () => void fetchNextPage(),
      updating: false,
    },
  };
  return <LedgerShown key={id} ledger={first} whole={whole} />;
}

/** The server searches; it is asked when one pauses, not at each letter. */
const PAUSE_MS = 250;

function LedgerShown({ ledger, whole }: { ledger: LedgerView; whole: ReadRows }) {
  const { session } = useOffice();
  const [text, setText] = useState('');
  const [view, setView] = useState<DraftView>('all');
  const [reached, setReached] = useState<number | null>(null);
  const mayChange = session.roles.some((role) => role === 'supervisor' || role === 'administrator');
  const { rows, names } = whole;
  const undecided = rows.filter((row) => row.mergedInto === null && row.questions.some(blocksIssue)).length;
  const sought = usePaused(text.trim(), PAUSE_MS);
  const isAsking = ledger.status === 'draft' && mayChange;
  const filter: LedgerFilter = {
    ...(sought === '' ? {} : { text: sought }),
    ...(isAsking && view === 'open' ? { undecided: true } : {}),
  };
  const shown = useSoughtRows(ledger, filter, whole);
  const reach = (row: number): void => {
    if (!shown.rows.some((one) => one.row === row)) setText('');
    setView((before) => (before === 'groups' ? 'all' : before));
    setReached(row);
  };
  const body = (only: (row: LedgerRow) => boolean) => (
    <LedgerBody ledger={ledger} {...shown} rows={shown.rows.filter(only)} text={sought} reached={reached} />
  );
  return (
    <>
      <LedgerHead
        ledger={ledger}
        names={names}
        text={text}
        onText={setText}
        filter={filter}
        mayChange={mayChange}
      />
      <ApprovalPanel ledger={ledger} names={names} undecided={undecided} />
      <IssuePanel ledger={ledger} names={names} undecided={undecided} />
      <Revisions ledger={ledger} mayChange={mayChange} />
      {ledger.questions.length > 0 && <LedgerQuestions questions={ledger.questions} />}
      {isAsking ? (
        <DraftQuestions
          ledger={ledger}
          rows={rows}
          view={view}
          onView={setView}
          onReach={reach}
          body={body}
        />
      ) : (
        body(() => true)
      )}
    </>
  );
}
