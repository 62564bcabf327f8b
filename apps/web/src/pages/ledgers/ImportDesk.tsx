import type { LedgerDecisionsInput } from '#contract';
import { useCallback, useMemo, useState } from 'react';
import type { Answering } from '../ledger/questions/answering.js';
import { AnsweringContext } from '../ledger/questions/answering.js';
import { GivenAnswers } from '../ledger/questions/GivenAnswers.js';
import type { AskedQuestion } from '../ledger/questions/open-questions.js';
import { openQuestions } from '../ledger/questions/open-questions.js';
import { useQuestionKeys } from '../ledger/questions/question-keys.js';
import type { ApiProblem } from '../../api/client.js';
import { ChoiceRefused } from './ChoiceRefused.js';
import { Difference } from './difference/Difference.js';
import { useGivenAnswers } from './given-answers.js';
import { ImportChoices } from './ImportChoices.js';
import { ImportHead } from './ImportHead.js';
import { PaperTable } from './paper/PaperTable.js';
import type { Read } from './reading.js';
import type { PaneView } from './UnderstoodPane.js';
import { UnderstoodPane } from './UnderstoodPane.js';
import { VersionOf } from './VersionOf.js';

interface ImportDeskProps {
  paper: File;
  /** The last reading; with `refusal`, the one before a choice that could not be read. */
  read: Read;
  refusal: { error: ApiProblem; onBack: () => void } | null;
  decisions: LedgerDecisionsInput;
  /** The rows show the reading before the last choice. */
  updating: boolean;
  onDecide: (change: LedgerDecisionsInput) => void;
  onAgain: () => void;
  onKeep: () => void;
  keeping: boolean;
  error: unknown;
}

/** The paper as printed at the left, what was understood at the right; every doubt a question with an answer. */
export function ImportDesk(props: ImportDeskProps) {
  const { paper, read, refusal, decisions, onDecide, onAgain, onKeep, keeping, error } = props;
  const { preview, revision } = read;
  const updating = props.updating || refusal !== null;
  const [focused, setFocused] = useState<number | null>(null);
  const [view, setView] = useState<PaneView>('all');
  const { given, onAnswer, onTakeBack } = useGivenAnswers(decisions, preview.rows, onDecide);
  // Of a paper that was imported before no answer would be stored here: its ledger is where to give them.
  const isKnown = preview.known !== null && revision === null;
  const asked = useMemo(
    () => (isKnown ? [] : openQuestions(preview.rows, given)),
    [isKnown, preview.rows, given],
  );
  const onGo = useCallback(({ row }: AskedQuestion) => {
    setView((before) => (before === 'groups' ? 'all' : before));
    setFocused(row);
  }, []);
  const { at } = useQuestionKeys(asked, onAnswer, onGo);
  const answering = useMemo<Answering | null>(
    () => (isKnown ? null : { given, onAnswer, at: at?.key ?? null }),
    [isKnown, given, onAnswer, at],
  );
  return (
    <AnsweringContext value={answering}>
      <ImportHead
        preview={preview}
        open={asked.length}
        updating={props.updating}
        refused={refusal !== null}
        keeping={keeping}
        error={error}
        onAgain={onAgain}
        onKeep={revision === null ? onKeep : null}
      />
      {revision === null && <VersionOf preview={preview} />}
      {revision !== null && (
        <Difference paper={paper} decisions={decisions} revision={revision} updating={updating} />
      )}
      <ImportChoices preview={preview} decisions={decisions} onDecide={onDecide} />
      <GivenAnswers given={given} names={preview.names} onTakeBack={onTakeBack} />
      <div className={props.updating ? 'import-panes updating' : 'import-panes'}>
        <PaperTable
          paper={preview.paper}
          decisions={decisions}
          updating={updating}
          focused={focused}
          onRow={(row) => {
            setView('all');
            setFocused(row);
          }}
          onDecide={onDecide}
          notice={refusal !== null && <ChoiceRefused error={refusal.error} onBack={refusal.onBack} />}
        />
        <UnderstoodPane
          rows={preview.rows}
          names={preview.names}
          asked={asked}
          view={view}
          onView={setView}
          focused={focused}
          onFocus={setFocused}
          updating={updating}
        />
      </div>
    </AnsweringContext>
  );
}
