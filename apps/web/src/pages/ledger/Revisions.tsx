import type { LedgerView, Revision } from '#contract';
import { Alert, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { applyRevision, revisionsQuery, undoRevision } from '../../api/papers.js';
import { useWords } from '../../app/office.js';
import { personName } from '../../components/names.js';
import { useProblemText } from '../../components/problem-text.js';
import { RevisionChanges } from './RevisionChanges.js';

interface RevisionsProps {
  ledger: Pick<LedgerView, 'id' | 'approval'>;
  mayChange: boolean;
}

/** Every import into the ledger: what it changed, how far its commands have come, and how to take the last one back. */
export function Revisions({ ledger: { id: ledger, approval }, mayChange }: RevisionsProps) {
  const { t } = useTranslation();
  const words = useWords();
  const list = useQuery(revisionsQuery(ledger));
  if (list.data === undefined || list.data.items.length === 0) return null;
  const { items, names } = list.data;
  return (
    <details className="card given-box" open={items.some(isUnfinished)}>
      <summary className="card-title">{t('intake.revision.label')}</summary>
      <ul className="revisions">
        {items.map((revision) => (
          <li key={revision.no}>
            <span>
              {t('intake.revision.one', {
                no: revision.no,
                fileName: revision.fileName ?? t('intake.revision.typed'),
              })}
            </span>
            <span className="tag">{t(`intake.revision.status.${revision.status}`)}</span>
            <span className="quiet small num">
              {personName(names, revision.by)} {words.instant(revision.at)} ·{' '}
              {t('intake.revision.counts', revision.counts)}
            </span>
            {revision.commands.total > 0 && revision.status !== 'open' && revision.status !== 'undone' && (
              <span className="small num">{t('intake.revision.commands', handled(revision))}</span>
            )}
            {revision.undone !== null && (
              <span className="quiet small num">
                {t('intake.revision.undone', {
                  who: revision.undone.by === null ? '' : personName(names, revision.undone.by),
                  at: words.instant(revision.undone.at),
                })}
              </span>
            )}
            {mayChange && (
              <RevisionActs ledger={ledger} revision={revision} approved={isApproved(approval)} />
            )}
            {isUnfinished(revision) && <RevisionChanges ledger={ledger} revision={revision} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function handled({ commands: { total, done, refused } }: Revision) {
  return { total, done: done + refused, refused };
}

function isUnfinished({ no, status, commands }: Revision): boolean {
  return no > 1 && (status === 'open' || status === 'applying') && commands.pending > 0;
}

function isApproved({ needed, state }: LedgerView['approval']): boolean {
  return !needed || state === 'approved';
}

interface RevisionActsProps {
  ledger: string;
  revision: Revision;
  /** What was begun goes on; the first command waits for the approval. */
  approved: boolean;
}

/** Sending goes on until nothing is pending; the first import is undone with its draft, not here. */
function RevisionActs({ ledger, revision, approved }: RevisionActsProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['ledger', ledger] });
  const undo = useMutation({ mutationFn: () => undoRevision(ledger, revision.no), onSettled: again });
  const apply = useMutation({
    mutationFn: async () => {
      let view = await applyRevision(ledger, revision.no);
      for (let before = revision.commands.pending; isMoving(before, view.commands.pending);) {
        before = view.commands.pending;
        view = await applyRevision(ledger, revision.no);
      }
    },
    onSettled: again,
  });
  const error = undo.error ?? apply.error;
  const waits = !approved && revision.status === 'open';
  const what = revision.commands.total > 0 ? 'amendment' : 'import';
  return (
    <>
      {isUnfinished(revision) && (
        <Button
          size="small"
          type="primary"
          loading={apply.isPending}
          disabled={waits}
          onClick={() => apply.mutate()}
        >
          {t('intake.revision.apply', { count: revision.commands.pending })}
        </Button>
      )}
      {revision.undoable && revision.no > 1 && (
        <Popconfirm
          title={t(`intake.revision.undo.${what}`)}
          description={<div className="confirm-text">{t(`intake.revision.undoConfirm.${what}`)}</div>}
          okText={t(`intake.revision.undo.${what}`)}
          cancelText={t('shell.state.cancel')}
          onConfirm={() => undo.mutate()}
        >
          <Button size="small" danger loading={undo.isPending}>
            {t(`intake.revision.undo.${what}`)}
          </Button>
        </Popconfirm>
      )}
      {isUnfinished(revision) && waits && <span className="why">{t('intake.revision.approveFirst')}</span>}
      {error !== null && <ActFailure error={error} />}
    </>
  );
}

/** Asked again only while each time fewer are left: commands that are not answered yet are not pushed without end. */
function isMoving(before: number, pending: number): boolean {
  return pending > 0 && pending < before;
}

function ActFailure({ error }: { error: unknown }) {
  const { sentence } = useProblemText(error);
  return <Alert type="error" showIcon role="alert" title={sentence} />;
}
