import type { LedgerDecisionsInput, LedgerDifference } from '#contract';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { Read } from '../reading.js';
import { allTaken, chosenOf, needsBasis } from './chosen-changes.js';
import { ConfirmRevision } from './ConfirmRevision.js';
import { DifferenceList } from './DifferenceList.js';

interface DifferenceProps {
  paper: File;
  decisions: LedgerDecisionsInput;
  revision: NonNullable<Read['revision']>;
  updating: boolean;
}

/** A new version held against its ledger: what is new, what differs, what is gone; nothing changes unconfirmed (F2). */
export function Difference({ paper, decisions, revision, updating }: DifferenceProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { ledger, version, difference } = revision;
  const { created, changed, withdrawn, unchanged, identical } = difference;
  const ask = chosenOf(difference, chosen);
  if (created.length + changed.length + withdrawn.length === 0)
    return <Same ledger={ledger} identical={identical} />;
  const set = (keys: string[], isChosen: boolean): void =>
    setChosen((before) => {
      const next = new Set(before);
      for (const key of keys)
        if (isChosen) next.add(key);
        else next.delete(key);
      return next;
    });
  return (
    <section className="card card-pad difference" aria-label={t('intake.difference.label')}>
      <h2 className="card-title">
        {t('intake.difference.label')}{' '}
        <small className="num">
          {t('intake.difference.counts', {
            created: created.length,
            changed: changed.length,
            withdrawn: withdrawn.length,
            unchanged,
          })}
        </small>
      </h2>
      <div className="question-answers">
        <Button onClick={() => set(allTaken(difference), true)}>{t('intake.difference.takeAll')}</Button>
        {chosen.size > 0 && (
          <Button type="text" onClick={() => setChosen(new Set())}>
            {t('intake.difference.takeNone')}
          </Button>
        )}
      </div>
      {kinds.map((kind) => (
        <DifferenceList key={kind} kind={kind} changes={difference[kind]} chosen={chosen} onChoose={set} />
      ))}
      <ConfirmRevision
        paper={paper}
        decisions={decisions}
        ledger={ledger}
        version={version}
        ask={ask}
        basisNeeded={needsBasis(ask.changes)}
        updating={updating}
      />
    </section>
  );
}

const kinds = ['created', 'changed', 'withdrawn'] as const satisfies (keyof LedgerDifference)[];

function Same({ ledger, identical }: { ledger: string; identical: boolean }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="info"
      showIcon
      title={t(identical ? 'intake.difference.identical' : 'intake.difference.same')}
      description={
        <Link to="/ledgers/$id" params={{ id: ledger }}>
          {t('ledgers.importPage.openKnown')}
        </Link>
      }
    />
  );
}
