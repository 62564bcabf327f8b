import type { LedgerPreview } from '#contract';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { LightMark } from '../../components/LightMark.js';
import { useProblemText } from '../../components/problem-text.js';
import { KeyHints } from '../ledger/questions/KeyHints.js';

interface ImportHeadProps {
  preview: LedgerPreview;
  /** Questions that are still open on this page. */
  open: number;
  /** The rows show the reading before the last choice. */
  updating: boolean;
  /** The last choice could not be read; the rows show the reading before it. */
  refused: boolean;
  keeping: boolean;
  error: unknown;
  onAgain: () => void;
  /** Null where something else must be confirmed first. */
  onKeep: (() => void) | null;
}

/** What was read, how much of it is understood, and one button to keep it. */
export function ImportHead(props: ImportHeadProps) {
  const { preview, open, updating, refused, keeping, error, onAgain, onKeep } = props;
  const { t } = useTranslation();
  const { counts, known } = preview;
  return (
    <>
      <section className="card card-pad import-head">
        <div>
          <h2>{preview.title}</h2>
          <p className="quiet num">
            {found(counts)
              .map((part) => t(`ledgers.importPage.counts.${part}`, { count: counts[part] }))
              .join(' · ')}
          </p>
          <p className="import-counts" role="status">
            <LightMark
              light="green"
              detail={t('ledgers.importPage.understood', { count: counts.understood })}
            />
            {open > 0 && <LightMark light="yellow" detail={t('intake.read.open', { count: open })} />}
            {updating && <span>{t('ledgers.importPage.updating')}</span>}
          </p>
        </div>
        <div className="command-foot">
          <Button onClick={onAgain}>{t('ledgers.importPage.again')}</Button>
          {known !== null ? (
            <Link to="/ledgers/$id" params={{ id: known }} className="button-link">
              {t('ledgers.importPage.openKnown')}
            </Link>
          ) : (
            onKeep !== null && (
              <Button type="primary" loading={keeping} disabled={updating || refused} onClick={onKeep}>
                {t(keeping ? 'ledgers.importPage.confirming' : 'ledgers.importPage.confirm')}
              </Button>
            )
          )}
          {known === null && (
            <span className="small quiet">
              {t(onKeep === null ? 'intake.read.withdrawable' : 'intake.read.undoable')}
            </span>
          )}
        </div>
        {open > 0 && <KeyHints />}
      </section>
      {known !== null && (
        <Alert type="info" showIcon className="card-gap" title={t('ledgers.importPage.known')} />
      )}
      {error !== null && <KeepFailure error={error} />}
    </>
  );
}

const parts = ['sections', 'items', 'rows', 'assignments'] as const;

/** What the paper has; a paper without sections or items does not speak of them. */
function found(counts: LedgerPreview['counts']) {
  return parts.filter((part) => counts[part] > 0);
}

function KeepFailure({ error }: { error: unknown }) {
  const { sentence } = useProblemText(error);
  return <Alert type="error" showIcon role="alert" title={sentence} />;
}
