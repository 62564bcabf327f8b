import type { LedgerDecisionsInput, LedgerPreview } from '#contract';
import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { directoryQuery } from '../../api/session.js';
import { joining } from '../../components/joining.js';
import { LedgerQuestions } from '../../components/LedgerQuestions.js';
import { UnitSelect } from '../../components/UnitSelect.js';

interface ImportChoicesProps {
  preview: LedgerPreview;
  decisions: LedgerDecisionsInput;
  onDecide: (change: LedgerDecisionsInput) => void;
}

/** Choices about the paper as a whole, and what they did. */
export function ImportChoices({ preview, decisions, onDecide }: ImportChoicesProps) {
  const { t } = useTranslation();
  return (
    <details className="card import-choices-box" open={preview.questions.length > 0}>
      <summary className="card-title">{t('ledgers.importPage.choices')}</summary>
      <div className="import-choices">
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
        <WhoChoices preview={preview} decisions={decisions} onDecide={onDecide} />
        <Consequences preview={preview} />
      </div>
    </details>
  );
}

/** Units and the leader that stand for the ledger as a whole. */
function WhoChoices({ preview, decisions, onDecide }: ImportChoicesProps) {
  const { t } = useTranslation();
  const directory = useQuery(directoryQuery);
  const leaders = (directory.data?.people ?? []).filter(({ roles }) => roles.includes('leader'));
  return (
    <>
      <div className="field">
        <label htmlFor="coordinating">{t('ledgers.importPage.coordinatingUnit')}</label>
        <UnitSelect
          id="coordinating"
          value={decisions.coordinatingUnit ?? preview.coordinatingUnit}
          onChange={(unit) => onDecide({ coordinatingUnit: unit ?? undefined })}
        />
      </div>
      <div className="field">
        <label htmlFor="leader">{t('ledgers.importPage.responsibleLeader')}</label>
        <Select
          id="leader"
          className="unit-select"
          placeholder={t('intake.read.noLeader')}
          loading={directory.isPending}
          value={decisions.responsibleLeader ?? preview.responsibleLeader}
          options={leaders.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(leader: string) => onDecide({ responsibleLeader: leader })}
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
    </>
  );
}

/** What the choices would do beside the rows: units added, names learned, dates moved; and doubts of no single row. */
function Consequences({ preview }: Pick<ImportChoicesProps, 'preview'>) {
  const { t } = useTranslation();
  const { added, learned, moved, questions } = preview;
  return (
    <>
      {added.length > 0 && (
        <p>
          {t('ledgers.importPage.added', { units: joining(t).list(added.map((unit) => unit.shortName)) })}
        </p>
      )}
      {learned.length > 0 && (
        <p>{t('intake.read.learned', { names: joining(t).list(learned.map(({ text }) => text)) })}</p>
      )}
      {moved.length > 0 && (
        <details>
          <summary>{t('ledgers.importPage.moved', { count: moved.length })}</summary>
          <ul className="small num">
            {moved.map((move) => (
              <li key={`${move.row} ${move.from}`}>{t('ledgers.importPage.movedOne', move)}</li>
            ))}
          </ul>
        </details>
      )}
      {questions.length > 0 && (
        <div className="import-doubts">
          <h3>{t('ledgers.importPage.doubtsTitle')}</h3>
          <LedgerQuestions questions={questions} />
        </div>
      )}
    </>
  );
}
