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
  if (error !== null) {
    const back = (): void => (lastGood.current === null ? onAgain() : setDecisions(lastGood.current));
    return <Failed error={error} onRetry={back} />;
  }
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

/** The file on its way, then its reading; the second takes as long as the paper is. */
function Arriving({ sent }: { sent: number | null }) {
  const { t } = useTranslation();
  const percent = sent === null ? 0 : Math.round(sent * 100);
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
