import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ledgersQuery } from '../../api/ledgers.js';
import type { SupervisionSearch } from '../../app/search.js';
import { rowsOf } from '../../components/listing.js';

/** Narrows the whole page to one ledger; the other filters begin anew. */
export function LedgerChoice({ search }: { search: SupervisionSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useInfiniteQuery(ledgersQuery());
  const issued = rowsOf(query.data).filter(
    (ledger) => ledger.status === 'issued' || ledger.status === 'issuing',
  );
  return (
    <Select
      aria-label={t('supervision.ledger')}
      className="ledger-choice"
      value={search.ledger ?? ''}
      loading={query.isPending}
      options={[
        { value: '', label: t('supervision.allLedgers') },
        ...issued.map((ledger) => ({ value: ledger.id, label: ledger.title })),
      ]}
      onChange={(ledger) =>
        void navigate({
          to: '/supervision',
          search: { tab: search.tab, ledger: ledger === '' ? undefined : ledger },
        })
      }
    />
  );
}
