import type { LedgerApproval, LedgerView, Names } from '#contract';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { decideLedger, proposeLedger } from '../../api/ledgers.js';
import { useOffice, useWords } from '../../app/office.js';
import { personName } from '../../components/names.js';
import { useProblemText } from '../../components/problem-text.js';

interface ApprovalPanelProps {
  ledger: LedgerView;
  names: Names;
  undecided: number;
}

/** 拟办与批准: who must approve, where it stands, what was said, and the act that is this person's (F6). */
export function ApprovalPanel({ ledger, names, undecided }: ApprovalPanelProps) {
  const { t } = useTranslation();
  const { approval } = ledger;
  if (!approval.needed || (!approval.waiting && approval.acts.length === 0)) return null;
  const leader = leaderName(approval, names, t('intake.approval.theLeader'));
  return (
    <section className="card card-pad approval-panel" aria-label={t('intake.approval.label')}>
      <h2 className="card-title">
        {t('intake.approval.label')}{' '}
        {approval.waiting && <span className="tag">{t(`intake.approval.state.${approval.state}`)}</span>}
      </h2>
      {approval.waiting && approval.state !== 'approved' && (
        <p>
          {t(ledger.status === 'draft' ? 'intake.approval.needed' : 'intake.approval.neededAgain', {
            leader,
          })}
        </p>
      )}
      <Acts approval={approval} names={names} />
      {approval.waiting && approval.state !== 'approved' && (
        <ApprovalActs ledger={ledger} leader={leader} undecided={undecided} />
      )}
    </section>
  );
}

/** Who is asked for approval, by name. */
export function leaderName({ leader }: LedgerApproval, names: Names, fallback: string): string {
  return leader === null ? fallback : personName(names, leader);
}

/** Every act so far; one that a later change took away says so. */
function Acts({ approval, names }: Pick<LedgerView, 'approval'> & Pick<ApprovalPanelProps, 'names'>) {
  const { t } = useTranslation();
  const words = useWords();
  if (approval.acts.length === 0) return null;
  return (
    <ul className="approval-acts">
      {approval.acts.map((act) => (
        <li key={act.no}>
          <b>{t(`intake.approval.act.${act.act}`)}</b>
          <span>{personName(names, act.by)}</span>
          <span className="quiet small num">{words.instant(act.at)}</span>
          {act.opinion !== null && <span className="written">{act.opinion}</span>}
          {approval.waiting && !act.holds && (
            <span className="quiet small">{t('intake.approval.changedSince')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

interface ApprovalActsProps {
  ledger: LedgerView;
  leader: string;
  undecided: number;
}

/** The button of the supervisor who proposes, or those of the leader who decides. */
function ApprovalActs({ ledger, leader, undecided }: ApprovalActsProps) {
  const { t } = useTranslation();
  const { session } = useOffice();
  const { approval } = ledger;
  const mayDecide = session.roles.some((role) => role === 'leader' || role === 'administrator');
  const mayPropose = session.roles.some((role) => role === 'supervisor' || role === 'administrator');
  if (undecided > 0) return <p className="why">{t('intake.approval.decideFirst', { count: undecided })}</p>;
  if (mayDecide && approval.state === 'proposed') return <Decision ledger={ledger} />;
  if (approval.state === 'proposed') return <p className="why">{t('intake.approval.waits', { leader })}</p>;
  return mayPropose ? <Proposal ledger={ledger} /> : null;
}

function Proposal({ ledger }: { ledger: LedgerView }) {
  const { t } = useTranslation();
  const act = useApprovalAct(ledger.id, () => proposeLedger(ledger.id, ledger.version));
  return (
    <>
      {act.error !== null && <ActFailure error={act.error} />}
      <div className="command-foot">
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate()}>
          {t('intake.approval.propose')}
        </Button>
      </div>
    </>
  );
}

/** The leader's word on the version that stands on the page. */
function Decision({ ledger }: { ledger: LedgerView }) {
  const { t } = useTranslation();
  const [opinion, setOpinion] = useState('');
  const said = opinion.trim() === '' ? null : opinion.trim();
  const act = useApprovalAct(ledger.id, (decision: 'approve' | 'return') =>
    decideLedger(ledger.id, { version: ledger.version, decision, opinion: said }),
  );
  return (
    <>
      <div className="field">
        <label htmlFor="approval-opinion">{t('intake.approval.opinion')}</label>
        <Input.TextArea
          id="approval-opinion"
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
      </div>
      {act.error !== null && <ActFailure error={act.error} />}
      <div className="command-foot">
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate('approve')}>
          {t('intake.approval.approve')}
        </Button>
        <Button danger disabled={said === null} loading={act.isPending} onClick={() => act.mutate('return')}>
          {t('intake.approval.return')}
        </Button>
      </div>
    </>
  );
}

/** An act, after which the ledger is read again; a refused one too, because somebody else may have changed it. */
function useApprovalAct<Said = void>(id: string, perform: (said: Said) => Promise<LedgerApproval>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: perform,
    onSettled: () => queries.invalidateQueries({ queryKey: ['ledger', id] }),
  });
}

function ActFailure({ error }: { error: unknown }) {
  const { sentence } = useProblemText(error);
  return <Alert type="error" showIcon role="alert" title={sentence} />;
}
