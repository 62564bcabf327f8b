import type { LedgerRow, LedgerView } from '#contract';
import { Alert, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../components/problem-text.js';
import { useDraftAnswers } from './draft-answers.js';
import type { Answering } from './questions/answering.js';
import { AnsweringContext } from './questions/answering.js';
import type { AskedQuestion } from './questions/open-questions.js';
import { openQuestions } from './questions/open-questions.js';
import { useQuestionKeys } from './questions/question-keys.js';
import { QuestionGroups } from './questions/QuestionGroups.js';

interface DraftQuestionsProps {
  ledger: LedgerView;
  rows: LedgerRow[];
  body: (rows: LedgerRow[]) => ReactNode;
}

type View = 'all' | 'open' | 'groups';

/** What is still open on a stored draft, to be answered where it stands: one may leave and come back at any time. */
export function DraftQuestions({ ledger, rows, body }: DraftQuestionsProps) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>('all');
  const { given, onAnswer, error } = useDraftAnswers(ledger);
  const asked = useMemo(() => openQuestions(rows, given), [rows, given]);
  const { at } = useQuestionKeys(asked, onAnswer, goTo);
  const answering: Answering = { given, onAnswer, at: at?.key ?? null };
  const openRows = new Set(asked.map(({ row }) => row));
  const show = (row: number): void => {
    setView('all');
    requestAnimationFrame(() => goTo({ row }));
  };
  return (
    <AnsweringContext value={answering}>
      {error !== null && <AnswerFailure error={error} />}
      {rows.some(({ questions }) => questions.length > 0) && (
        <Segmented
          className="draft-views"
          value={view}
          onChange={setView}
          options={[
            { value: 'all', label: t('ledgers.importPage.allRows', { count: rows.length }) },
            { value: 'open', label: `${t('ledgers.importPage.onlyOpen')} ${openRows.size}` },
            { value: 'groups', label: `${t('intake.read.groups')} ${asked.length}` },
          ]}
        />
      )}
      {view === 'groups' ? (
        <div className="card card-pad">
          <QuestionGroups asked={asked} onRow={show} />
        </div>
      ) : (
        body(view === 'open' ? rows.filter(({ row }) => openRows.has(row)) : rows)
      )}
    </AnsweringContext>
  );
}

function goTo({ row }: Pick<AskedQuestion, 'row'>): void {
  document.getElementById(`ledger-row-${row}`)?.scrollIntoView?.({ block: 'center' });
}

function AnswerFailure({ error }: { error: unknown }) {
  const { sentence } = useProblemText(error);
  return <Alert type="error" showIcon role="alert" title={sentence} />;
}
