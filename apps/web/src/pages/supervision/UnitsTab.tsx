import type { SupervisionSummary } from '#contract';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { unitName } from '../../components/names.js';
import { Empty } from '../../components/States.js';

/** What each unit holds, most overdue first; each number that has rows opens them. */
export function UnitsTab({ summary, ledger }: { summary: SupervisionSummary; ledger: string | undefined }) {
  const { t } = useTranslation();
  if (summary.units.length === 0) return <Empty title={t('supervision.units.empty')} />;
  const units = summary.units.toSorted((a, b) => b.overdue - a.overdue || b.parts - a.parts);
  const columns = ['unit', 'parts', 'awaitingReceipt', 'submitted', 'overdue', 'returns'] as const;
  return (
    <table className="grid grid-numbers">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`supervision.units.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {units.map((row) => (
          <tr key={row.unit}>
            <th scope="row" data-label={t('supervision.units.unit')}>
              {unitName(summary.names, row.unit)}
            </th>
            <td data-label={t('supervision.units.parts')} className="num">
              <Link to="/supervision" search={{ ledger, tab: 'rows', unit: row.unit, open: true }}>
                {row.parts}
              </Link>
            </td>
            <td data-label={t('supervision.units.awaitingReceipt')} className="num">
              {row.awaitingReceipt}
            </td>
            <td data-label={t('supervision.units.submitted')} className="num">
              {row.submitted}
            </td>
            <td data-label={t('supervision.units.overdue')} className="num">
              {row.overdue === 0 ? (
                0
              ) : (
                <Link to="/supervision" search={{ ledger, tab: 'late', unit: row.unit }} className="row-late">
                  {row.overdue}
                </Link>
              )}
            </td>
            <td data-label={t('supervision.units.returns')} className="num">
              {row.returns}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
