import type { IssueProgress, LedgerView, Names } from '#contract';
import { refusalSentence } from '#contract';
import type { Role } from '#domain';
import { Alert, App, Button, Popconfirm, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { isRunning, issueLedger, issueQuery, undoLedger } from '../../api/ledgers.js';
import { useOffice, useWords } from '../../app/office.js';
import { newKey } from '../../commands/attempt-key.js';
import { joining } from '../../components/joining.js';
import { useProblemText } from '../../components/problem-text.js';
import { leaderName } from './ApprovalPanel.js';

interface IssuePanelProps {
  ledger: LedgerView;
  names: Names;
  undecided: number;
}

/** 交办: one button, why it is not possible yet, and "n of N" that goes on when one leaves (F6). */
export function IssuePanel({ ledger, names, undecided }: IssuePanelProps) {
  const { t } = useTranslation();
  const { session } = useOffice();
  const queries = useQueryClient();
  const state = useQuery(issueQuery(ledger.id));
  const key = useRef(newKey());
  const issue = useMutation({
    mutationFn: () => issueLedger(ledger.id, key.current),
    onSuccess: (progress) => queries.setQueryData(issueQuery(ledger.id).queryKey, progress),
  });
  const progress = state.data ?? ledger.issue;
  useRefreshedWhenDone(ledger.id, progress);
  const mayUndo = session.roles.some((role) => role === 'supervisor' || role === 'administrator');
  const leader = leaderName(ledger.approval, names, t('intake.approval.theLeader'));
  const open = ledger.status === 'draft' || (ledger.toIssue > 0 && !isRunning(progress));
  const reason = reasonAgainst(ledger, session.roles, undecided);
  if (!open && progress === null) return null;
  return (
    <section className="card card-pad issue-panel">
      {progress !== null && <IssueState progress={progress} ledger={ledger} />}
      {issue.error !== null && <IssueFailure error={issue.error} />}
      {open && (
        <div className="command-foot">
          <Popconfirm
            title={t('ledgers.view.issue')}
            description={<div className="confirm-text">{t('ledgers.view.issueConfirm')}</div>}
            okText={t('ledgers.view.issue')}
            cancelText={t('shell.state.cancel')}
            disabled={reason !== null}
            onConfirm={() => issue.mutate()}
          >
            <Button type="primary" disabled={reason !== null} loading={issue.isPending}>
              {progress === null
                ? t('ledgers.view.issue')
                : t('ledgers.view.issueAgain', { count: ledger.toIssue })}
            </Button>
          </Popconfirm>
          {ledger.status === 'draft' && mayUndo && <UndoImport id={ledger.id} />}
          {reason !== null && (
            <span className="why">
              {reason === 'undecided' && t('ledgers.view.undecidedHint', { count: undecided })}
              {reason === 'role' && t('ledgers.view.notSupervisor')}
              {reason === 'approval' && t('intake.approval.notApproved', { leader })}
              {reason === 'proposed' && t('intake.approval.notApprovedYet', { leader })}
            </span>
          )}
        </div>
      )}
    </section>
  );
}

const issuers: readonly Role[] = ['supervisor', 'leader', 'administrator'];

/** A leader who issues approves by that act (F6). */
function reasonAgainst(
  { approval, status }: LedgerView,
  roles: readonly Role[],
  undecided: number,
): 'role' | 'undecided' | 'approval' | 'proposed' | null {
  if (!roles.some((role) => issuers.includes(role))) return 'role';
  if (undecided > 0 && status === 'draft') return 'undecided';
  const approved = !approval.needed || approval.state === 'approved' || roles.includes('leader');
  if (approved) return null;
  return approval.state === 'proposed' ? 'proposed' : 'approval';
}

function IssueState({ progress, ledger }: { progress: IssueProgress; ledger: LedgerView }) {
  const { t } = useTranslation();
  const words = useWords();
  const { started, total, refused, finishedAt } = progress;
  const percent = total === 0 ? 100 : Math.round((started / total) * 100);
  return (
    <div role="status" aria-live="polite">
      <p>
        {finishedAt === null
          ? t('ledgers.view.progress', { started, total })
          : t('ledgers.view.finished', { started, total, at: words.instant(finishedAt) })}
      </p>
      {finishedAt === null && (
        <>
          <Progress
            percent={percent}
            status="active"
            showInfo={false}
            aria-label={t('ledgers.view.progress', { started, total })}
          />
          <p className="small quiet">{t('ledgers.view.progressHint')}</p>
        </>
      )}
      {refused.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('ledgers.view.refused', { count: refused.length })}
          description={
            <ul>
              {refused.map((one) => (
                <li key={one.row}>
                  {joining(t).labelled(
                    t('ledgers.row', { row: one.row }),
                    refusalSentence(one.refusal, words.language, { names: ledger.names }),
                  )}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}

function IssueFailure({ error }: { error: unknown }) {
  const { sentence } = useProblemText(error);
  return <Alert type="error" showIcon role="alert" title={sentence} />;
}

/** An import can be undone until its first issue (F2). */
function UndoImport({ id }: { id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const undo = useMutation({
    mutationFn: () => undoLedger(id),
    onSuccess: async () => {
      await navigate({ to: '/ledgers' });
      await queries.invalidateQueries({ queryKey: ['ledgers'] });
    },
    onError: () => message.error(t('ledgers.view.undoFailed')),
  });
  return (
    <Popconfirm
      title={t('ledgers.view.undo')}
      description={<div className="confirm-text">{t('ledgers.view.undoConfirm')}</div>}
      okText={t('ledgers.view.undo')}
      cancelText={t('shell.state.cancel')}
      onConfirm={() => undo.mutate()}
    >
      <Button danger loading={undo.isPending}>
        {t('ledgers.view.undo')}
      </Button>
    </Popconfirm>
  );
}

/** While rows start, the table follows; when the last has started it is read once more. */
function useRefreshedWhenDone(id: string, progress: IssueProgress | null): void {
  const queries = useQueryClient();
  const done = progress === null ? null : `${progress.issueNo} ${progress.started} ${progress.finishedAt}`;
  const seen = useRef(done);
  useEffect(() => {
    if (seen.current === done) return;
    seen.current = done;
    void queries.invalidateQueries({ queryKey: ['ledger', id] });
    void queries.invalidateQueries({ queryKey: ['ledgers'] });
  }, [done, id, queries]);
}
