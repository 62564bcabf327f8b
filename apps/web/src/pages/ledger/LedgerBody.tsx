import type { LedgerRow, LedgerView, Names } from '#contract';
import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useListKeys } from '../../components/list-keys.js';
import { matches } from '../../components/listing.js';
import { MoreRows } from '../../components/MoreRows.js';
import { unitName } from '../../components/names.js';
import { Empty } from '../../components/States.js';
import { LedgerRows } from './LedgerRows.js';
import { RowFix } from './RowFix.js';

interface LedgerBodyProps {
  ledger: LedgerView;
  rows: LedgerRow[];
  names: Names;
  /** What one looks for. */
  text: string;
  more: { hasMore: boolean; loading: boolean; onMore: () => void };
}

/** The rows of a ledger, those that one looks for, and the drawer in which one of them is set by hand. */
export function LedgerBody({ ledger, rows, names, text, more }: LedgerBodyProps) {
  const { t } = useTranslation();
  const sought = useDeferredValue(text.trim().toLowerCase());
  const [fixing, setFixing] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list);
  const shown = rows.filter((row) => matchesRow(row, names, sought));
  const fixed = rows.find((row) => row.row === fixing);
  return (
    <>
      <div ref={list}>
        {shown.length === 0 ? (
          <div className="card">
            <Empty title={sought === '' ? t('ledgers.view.none') : t('ledgers.view.noMatch', { text })} />
          </div>
        ) : (
          <LedgerRows rows={shown} names={names} onFix={setFixing} />
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
