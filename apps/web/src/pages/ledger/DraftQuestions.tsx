import type { LedgerRow, LedgerView } from '#contract';
import { Alert, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../components/problem-text.js';
import { useDraftAnswers } from './draft-answers.js';
import type { Answering } from './questions/answering.js';
import { AnsweringContext } from './questions/answering.js';
import { openQuestions } from './questions/open-questions.js';
import { KeyHints } from './questions/KeyHints.js';
import { useQuestionKeys } from './questions/question-keys.js';
import { QuestionGroups } from './questions/QuestionGroups.js';

interface DraftQuestionsProps {
  ledger: LedgerView;
  /** All of them, whatever the page shows. */
  rows: LedgerRow[];
  view: DraftView;
  onView: (view: DraftView) => void;
  /** Told the row that a person goes to. */
  onReach: (row: number) => void;
  /** The rows of the page, of these only those that are kept. */
  body: (only: (row: LedgerRow) => boolean) => ReactNode;
}

export type DraftView = 'all' | 'open' | 'groups';

/** What is still open on a stored draft, to be answered where it stands: one may leave and come back at any time. */
export function DraftQuestions({ ledger, rows, view, onView, onReach, body }: DraftQuestionsProps) {
  const { t } = useTranslation();
  const { given, onAnswer, error } = useDraftAnswers(ledger);
  const asked = useMemo(() => openQuestions(rows, given), [rows, given]);
  const { at } = useQuestionKeys(asked, onAnswer, ({ row }) => onReach(row));
  const answering: Answering = { given, onAnswer, at: at?.key ?? null };
  const openRows = new Set(asked.map(({ row }) => row));
  return (
    <AnsweringContext value={answering}>
      {error !== null && <AnswerFailure error={error} />}
      {asked.length > 0 && <KeyHints />}
      {rows.some(({ questions }) => questions.length > 0) && (
        <Segmented
          className="draft-views"
          value={view}
          onChange={onView}
          options={[
            { value: 'all', label: t('ledgers.importPage.allRows', { count: rows.length }) },
            { value: 'open', label: `${t('ledgers.importPage.onlyOpen')} ${openRows.size}` },
            { value: 'groups', label: `${t('intake.read.groups')} ${asked.length}` },
          ]}
        />
      )}
      {view === 'groups' ? (
        <div className="card card-pad">
          <QuestionGroups asked={asked} onRow={onReach} />
        </div>
      ) : (
        body(({ row }) => view !== 'open' || openRows.has(row))
      )}
    </AnsweringContext>
  );
}

function AnswerFailure({ error }: { error: unknown }) {
  const { sentence } = useProblemText(error);
  return <Alert type="error" showIcon role="alert" title={sentence} />;
}
