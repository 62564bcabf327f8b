import type { LedgerPreview } from '#contract';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';

/** The paper may be a new version of a ledger that is there: then it is held against that one, and not imported beside it. */
export function VersionOf({ preview }: { preview: LedgerPreview }) {
  const { t } = useTranslation();
  if (preview.known !== null || preview.versionOf.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="card-gap"
      title={t('intake.difference.maybe')}
      description={
        <ul>
          {preview.versionOf.map(({ ledger, title, likeness }) => (
            <li key={ledger}>
              <Link to="/ledgers/import" search={{ into: ledger }}>
                {t('intake.difference.compareWith', { title, percent: Math.round(likeness * 100) })}
              </Link>
            </li>
          ))}
        </ul>
      }
    />
  );
}
