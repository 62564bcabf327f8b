import type { SupervisionSummary } from '#contract';
import { lights } from '#domain';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { LightMark } from '../../components/LightMark.js';
import { Empty } from '../../components/States.js';

/** Open rows of each section by light. */
export function SectionsTab({
  summary,
  ledger,
}: {
  summary: SupervisionSummary;
  ledger: string | undefined;
}) {
  const { t } = useTranslation();
  if (summary.sections.length === 0) return <Empty title={t('supervision.units.empty')} />;
  return (
    <table className="grid grid-numbers">
      <thead>
        <tr>
          <th scope="col">{t('supervision.sections.section')}</th>
          {lights.map((light) => (
            <th key={light} scope="col">
              <LightMark light={light} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {summary.sections.map((row) => (
          <tr key={row.section ?? ''}>
            <th scope="row" data-label={t('supervision.sections.section')}>
              {row.section ?? t('supervision.sections.none')}
            </th>
            {lights.map((light) => (
              <td key={light} className="num" data-label={t(`words.light.${light}`)}>
                {row[light] === 0 || row.section === null ? (
                  row[light]
                ) : (
                  <Link
                    to="/supervision"
                    search={{ ledger, tab: 'rows', section: row.section, light, open: true }}
                  >
                    {row[light]}
                  </Link>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
