import type { LedgerDecisionsInput, LedgerPreview } from '#contract';
import { blocksIssue } from '#contract';
import { Alert, Button, Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { joining } from '../../components/joining.js';
import { LedgerQuestions } from '../../components/LedgerQuestions.js';
import { LightMark } from '../../components/LightMark.js';
import { useProblemText } from '../../components/problem-text.js';
import { UnitSelect } from '../../components/UnitSelect.js';
import { PreviewRow } from './PreviewRow.js';

interface ImportPreviewProps {
  preview: LedgerPreview;
  decisions: LedgerDecisionsInput;
  /** The table shows the reading before the last choice. */
  updating: boolean;
  onDecide: (change: LedgerDecisionsInput) => void;
  onAgain: () => void;
  onKeep: () => void;
  keeping: boolean;
  error: unknown;
}

/** What was understood beside what is printed, every doubt a question with an answer, and one button to keep it. */
export function ImportPreview(props: ImportPreviewProps) {
  const { preview, decisions, updating, onDecide, onAgain, onKeep, keeping, error } = props;
  const { t } = useTranslation();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const { counts } = preview;
  const rows = onlyOpen ? preview.rows.filter((row) => row.questions.some(blocksIssue)) : preview.rows;
  return (
    <>
      <section className="card card-pad import-head">
        <div>
          <h2>{preview.title}</h2>
          <p className="quiet num">{t('ledgers.importPage.counts', counts)}</p>
          <p className="import-counts">
            <LightMark
              light="green"
              detail={t('ledgers.importPage.understood', { count: counts.rows - counts.undecided })}
            />
            {counts.undecided > 0 && (
              <LightMark
                light="yellow"
                detail={t('ledgers.importPage.undecided', { count: counts.undecided })}
              />
            )}
            {updating && <span role="status">{t('ledgers.importPage.updating')}</span>}
          </p>
        </div>
        <div className="command-foot">
          <Button onClick={onAgain}>{t('ledgers.importPage.again')}</Button>
          {preview.known === null ? (
            <Button type="primary" loading={keeping} disabled={updating} onClick={onKeep}>
              {t(keeping ? 'ledgers.importPage.confirming' : 'ledgers.importPage.confirm')}
            </Button>
          ) : (
            <Link to="/ledgers/$id" params={{ id: preview.known }} className="button-link">
              {t('ledgers.importPage.openKnown')}
            </Link>
          )}
        </div>
      </section>
      {preview.known !== null && <Alert type="info" showIcon title={t('ledgers.importPage.known')} />}
      {error !== null && <KeepFailure error={error} />}
      <Choices preview={preview} decisions={decisions} onDecide={onDecide} />
      <section className="card card-pad">
        <Segmented
          value={onlyOpen}
          onChange={setOnlyOpen}
          options={[
            { value: false, label: t('ledgers.importPage.allRows', { count: counts.rows }) },
            { value: true, label: `${t('ledgers.importPage.onlyOpen')} ${counts.undecided}` },
          ]}
        />
        <ol className={updating ? 'import-rows updating' : 'import-rows'}>
          {rows.map((row) => (
            <li key={row.row}>
              <PreviewRow row={row} names={preview.names} decisions={decisions} onDecide={onDecide} />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function KeepFailure({ error }: { error: unknown }) {
  const { sentence } = useProblemText(error);
  return <Alert type="error" showIcon role="alert" title={sentence} />;
}

/** Choices about the paper as a whole, and what they did. */
function Choices({
  preview,
  decisions,
  onDecide,
}: Pick<ImportPreviewProps, 'preview' | 'decisions' | 'onDecide'>) {
  const { t } = useTranslation();
  return (
    <section className="card card-pad import-choices">
      <h2 className="card-title">{t('ledgers.importPage.choices')}</h2>
      <Checkbox
        checked={decisions.inherit === true}
        onChange={(event) => onDecide({ inherit: event.target.checked })}
      >
        {t('ledgers.importPage.inherit')}
      </Checkbox>
      <Checkbox
        checked={decisions.createUnits === true}
        onChange={(event) => onDecide({ createUnits: event.target.checked })}
      >
        {t('ledgers.importPage.createUnits')}
      </Checkbox>
      <div className="field">
        <label htmlFor="coordinating">{t('ledgers.importPage.coordinatingUnit')}</label>
        <UnitSelect
          id="coordinating"
          value={decisions.coordinatingUnit ?? null}
          onChange={(unit) => onDecide({ coordinatingUnit: unit ?? undefined })}
        />
      </div>
      <div className="field">
        <label htmlFor="stand-in">{t('ledgers.importPage.standIn')}</label>
        <UnitSelect
          id="stand-in"
          value={decisions.standIn ?? null}
          onChange={(unit) => onDecide({ standIn: unit })}
        />
      </div>
      {preview.added.length > 0 && (
        <p>
          {t('ledgers.importPage.added', {
            units: joining(t).list(preview.added.map((unit) => unit.shortName)),
          })}
        </p>
      )}
      {preview.moved.length > 0 && (
        <details>
          <summary>{t('ledgers.importPage.moved', { count: preview.moved.length })}</summary>
          <ul className="small num">
            {preview.moved.map((move) => (
              <li key={`${move.row} ${move.from}`}>{t('ledgers.importPage.movedOne', move)}</li>
            ))}
          </ul>
        </details>
      )}
      {preview.questions.length > 0 && (
        <>
          <h3>{t('ledgers.importPage.doubtsTitle')}</h3>
          <LedgerQuestions questions={preview.questions} />
        </>
      )}
    </section>
  );
}
