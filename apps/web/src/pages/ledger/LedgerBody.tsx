import type { LedgerRow, LedgerView, Names } from '#contract';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useListKeys } from '../../components/list-keys.js';
import { MoreRows } from '../../components/MoreRows.js';
import { Empty } from '../../components/States.js';
import type { More } from './ledger-rows.js';
import { LedgerRows } from './LedgerRows.js';
import { RowFix } from './RowFix.js';

interface LedgerBodyProps {
  ledger: LedgerView;
  rows: LedgerRow[];
  names: Names;
  /** What one looks for; the rows are those that have it. */
  text: string;
  more: More;
  /** The row that is brought into view. */
  reached: number | null;
}

/** The rows of a ledger that the page shows, and the drawer in which one of them is set by hand. */
export function LedgerBody({ ledger, rows, names, text, more, reached }: LedgerBodyProps) {
  const { t } = useTranslation();
  const [fixing, setFixing] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list);
  const fixed = rows.find((row) => row.row === fixing);
  return (
    <>
      <div ref={list} className="card-gap" aria-busy={more.updating}>
        {rows.length === 0 ? (
          <div className="card">
            <Empty title={text === '' ? t('ledgers.view.none') : t('ledgers.view.noMatch', { text })} />
          </div>
        ) : (
          <LedgerRows rows={rows} names={names} onFix={setFixing} reached={reached} />
        )}
        <MoreRows
          end={t('shell.state.end', { count: rows.length })}
          hasMore={more.hasMore}
          loading={more.loading}
          onMore={more.onMore}
        />
      </div>
      {fixed !== undefined && (
        <RowFix key={fixed.row} ledger={ledger.id} row={fixed} onClose={() => setFixing(null)} />
      )}
    </>
  );
}
