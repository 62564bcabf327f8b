import type { Names, Revision, TakenChange } from '#contract';
import { refusalSentence } from '#contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { revisionQuery } from '../../api/papers.js';
import { useWords } from '../../app/office.js';
import { joining } from '../../components/joining.js';
import { Failed, Loading } from '../../components/States.js';
import { ChangedFields, ChangedWords } from '../ledgers/difference/ChangedFields.js';

/** Changes drawn at once. */
const SHOWN_STEP = 50;

/** What a new version changes, on what basis and from when: what is approved, and what became of each (F9). */
export function RevisionChanges({ ledger, revision }: { ledger: string; revision: Revision }) {
  const { t } = useTranslation();
  const words = useWords();
  const view = useQuery(revisionQuery(ledger, revision.no));
  const [shown, setShown] = useState(SHOWN_STEP);
  if (view.isPending) return <Loading rows={2} />;
  if (view.data === undefined) return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  const { changes, names } = view.data;
  const { basis, effectiveDay } = revision;
  return (
    <div className="revision-changes">
      {basis !== null && <p>{joining(t).labelled(t('intake.difference.basis'), basis)}</p>}
      {effectiveDay !== null && (
        <p>{joining(t).labelled(t('intake.revision.effectiveDay'), words.day(effectiveDay))}</p>
      )}
      <ul>
        {changes.slice(0, shown).map((change) => (
          <li key={change.key}>
            <Change change={change} names={names} />
          </li>
        ))}
      </ul>
      {changes.length > shown && (
        <Button type="text" onClick={() => setShown(shown + SHOWN_STEP)}>
          {t('shell.state.more')}
        </Button>
      )}
    </div>
  );
}

function Change({ change, names }: { change: TakenChange; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  const { kind, row, printed, becomes, outcome, refusal, fields } = change;
  const place = row ?? printed;
  return (
    <article className="difference-row">
      <p>
        <span className={`tag difference-${kind}`}>{t(`intake.difference.kind.${kind}`)}</span>{' '}
        {place !== null && <span className="num">{t('ledgers.row', { row: place })}</span>}{' '}
        {outcome === 'pending' && (
          <span className="quiet small">{t(`intake.difference.becomes.${becomes}`)}</span>
        )}
        {refusal !== null && (
          <span className="small why">{refusalSentence(refusal, words.language, { names })}</span>
        )}
      </p>
      <ChangedWords change={change} />
      {kind === 'changed' && <ChangedFields fields={fields} />}
    </article>
  );
}
