import type { LedgerDecisionsInput } from '#contract';
import { Progress } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ApiProblem } from '../../api/client.js';
import { importLedger } from '../../api/papers.js';
import { Failed, Loading } from '../../components/States.js';
import { ImportDesk } from './ImportDesk.js';
import { useReading } from './reading.js';
import { YearChoice } from './YearChoice.js';

/** What a first reading asks for before it can show anything: whose year it is, or who coordinates it. */
const asksBack = new Set(['ledger.past_year', 'ledger.no_year', 'ledger.no_office']);

interface ReadingProps {
  paper: File;
  /** The ledger that it is a new version of. */
  into: string | null;
  onAgain: () => void;
}

/** A paper while it is read, read again with each decision, and kept. */
export function Reading({ paper, into, onAgain }: ReadingProps) {
  const [decisions, setDecisions] = useState<LedgerDecisionsInput>({ inherit: true });
  const decide = useCallback(
    (change: LedgerDecisionsInput) => setDecisions((before) => ({ ...before, ...change })),
    [],
  );
  const reading = useReading({ paper, decisions, into });
  const keep = useKeep(paper, decisions);
  const lastGood = useLastGood(decisions, reading.read !== undefined && !reading.updating);
  const { error } = reading;
  if (error instanceof ApiProblem && asksBack.has(error.problem.code))
    return <YearChoice problem={error.problem} onDecide={decide} onAgain={onAgain} />;
  if (error !== null)
    return <Refused error={error} lastGood={lastGood.current} onBack={setDecisions} onAgain={onAgain} />;
  if (reading.read === undefined) return <Arriving sent={reading.sent} />;
  return (
    <ImportDesk
      paper={paper}
      read={reading.read}
      decisions={decisions}
      updating={reading.updating}
      onDecide={decide}
      onAgain={onAgain}
      onKeep={() => keep.mutate()}
      keeping={keep.isPending}
      error={keep.error}
    />
  );
}

/** Stores the draft and goes there: from then on one may leave and come back. */
function useKeep(paper: File, decisions: LedgerDecisionsInput) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => importLedger({ paper, decisions }),
    onSuccess: async (imported) => {
      await queries.invalidateQueries({ queryKey: ['ledgers'] });
      await navigate({ to: '/ledgers/$id', params: { id: imported.id } });
    },
  });
}

/** The decisions with which the paper was read last: a refused one leads back there, and no answer is lost. */
function useLastGood(decisions: LedgerDecisionsInput, isGood: boolean) {
  const last = useRef<LedgerDecisionsInput | null>(null);
  useEffect(() => {
    if (isGood) last.current = decisions;
  }, [decisions, isGood]);
  return last;
}

interface RefusedProps {
  error: unknown;
  /** Null where the paper could not be read at all. */
  lastGood: LedgerDecisionsInput | null;
  onBack: (decisions: LedgerDecisionsInput) => void;
  onAgain: () => void;
}

/** A paper that cannot be read, or not with the last choice; reading it again as it is would end alike. */
function Refused({ error, lastGood, onBack, onAgain }: RefusedProps) {
  const { t } = useTranslation();
  const words = {
    title: t('intake.refused.title'),
    onward: t(lastGood === null ? 'ledgers.importPage.again' : 'intake.refused.back'),
  };
  const isRefusal = error instanceof ApiProblem;
  const onward = (): void => (lastGood === null ? onAgain() : onBack(lastGood));
  return <Failed error={error} onRetry={onward} words={isRefusal ? words : undefined} />;
}

/** The file on its way, then its reading, which takes as long as the paper is. A small file is there at once: null. */
function Arriving({ sent }: { sent: number | null }) {
  const { t } = useTranslation();
  const percent = Math.round((sent ?? 1) * 100);
  return (
    <>
      <section className="card card-pad" role="status">
        <p>{percent < 100 ? t('intake.arriving.sending', { percent }) : t('intake.arriving.reading')}</p>
        <Progress
          percent={percent}
          status="active"
          showInfo={false}
          aria-label={t('intake.arriving.label')}
        />
      </section>
      <Loading rows={8} />
    </>
  );
}
