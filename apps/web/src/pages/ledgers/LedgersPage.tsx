import type { LedgerSummary, Names } from '#contract';
import { lights } from '#domain';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ledgersQuery } from '../../api/ledgers.js';
import { useOffice, useWords } from '../../app/office.js';
import { LightMark } from '../../components/LightMark.js';
import { useListKeys } from '../../components/list-keys.js';
import { rowsOf } from '../../components/listing.js';
import { mergeNames, unitName } from '../../components/names.js';
import { PageHead } from '../../components/PageHead.js';
import { RowList } from '../../components/RowList.js';
import { Empty } from '../../components/States.js';

/** Every ledger of the office, changed last first, and the way to bring in another. */
export function LedgersPage() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(ledgersQuery());
  const names = mergeNames(query.data?.pages ?? []);
  const { session } = useOffice();
  const mayImport = session.roles.some((role) => role === 'supervisor' || role === 'administrator');
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list);
  return (
    <>
      <PageHead title={t('ledgers.title')}>
        {mayImport && (
          <Link to="/ledgers/import" className="button-link">
            {t('ledgers.import')}
          </Link>
        )}
      </PageHead>
      <div ref={list}>
        <RowList
          query={query}
          rows={rowsOf(query.data)}
          label={t('ledgers.title')}
          empty={
            <Empty title={t('ledgers.empty')}>
              <p>{t('ledgers.emptyHint')}</p>
              {mayImport && <Link to="/ledgers/import">{t('ledgers.import')}</Link>}
            </Empty>
          }
          keyOf={(ledger) => ledger.id}
          row={(ledger) => <LedgerLine ledger={ledger} names={names} />}
        />
      </div>
    </>
  );
}

function LedgerLine({ ledger, names }: { ledger: LedgerSummary; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  const { rows, undecided } = ledger;
  return (
    <Link to="/ledgers/$id" params={{ id: ledger.id }} className="row-link ledger-line" data-row-link>
      <span className="row-main">
        <span className="row-title">{ledger.title}</span>
        <span className="row-place">
          {t('ledgers.view.meta', { year: ledger.year, unit: unitName(names, ledger.coordinatingUnit) })}
        </span>
      </span>
      <span>
        <span className="tag">{t(`ledgers.status.${ledger.status}`)}</span>{' '}
        {(ledger.approval === 'proposed' || ledger.approval === 'returned') && (
          <span className="tag tag-lead">{t(`intake.approval.state.${ledger.approval}`)}</span>
        )}
        <span className="small quiet block num">
          {undecided > 0 ? t('ledgers.rowsUndecided', { rows, undecided }) : t('ledgers.rowsOnly', { rows })}
        </span>
      </span>
      <span className="ledger-lights">
        {ledger.status !== 'draft' &&
          lights.map((light) => (
            <LightMark
              key={light}
              light={light}
              detail={`${t(`words.light.${light}`)} ${ledger.lights[light]}`}
            />
          ))}
        {ledger.closed > 0 && (
          <span className="small num">
            {t('ledgers.columns.closed')} {ledger.closed}
          </span>
        )}
      </span>
      <span className="row-side small quiet num">{words.instant(ledger.changedAt)}</span>
    </Link>
  );
}
