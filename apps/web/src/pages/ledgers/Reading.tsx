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
import type { Read } from './reading.js';
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
  const lastGood = useLastGood(decisions, reading).current;
  const { error } = reading;
  if (error instanceof ApiProblem && asksBack.has(error.problem.code))
    return <YearChoice problem={error.problem} onDecide={decide} onAgain={onAgain} />;
  const onBack = lastGood === null ? null : () => setDecisions((now) => goneBack(lastGood.decisions, now));
  const refusal = error instanceof ApiProblem && onBack !== null ? { error, onBack } : null;
  if (error !== null && refusal === null) return <Refused error={error} onBack={onBack} onAgain={onAgain} />;
  const read = refusal === null ? reading.read : lastGood?.read;
  if (read === undefined) return <Arriving sent={reading.sent} />;
  return (
    <ImportDesk
      paper={paper}
      read={read}
      refusal={refusal}
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

/** The last reading and its decisions: a refused choice leads back there. */
function useLastGood(decisions: LedgerDecisionsInput, { read, updating }: ReturnType<typeof useReading>) {
  const last = useRef<{ decisions: LedgerDecisionsInput; read: Read } | null>(null);
  useEffect(() => {
    if (read !== undefined && !updating) last.current = { decisions, read };
  }, [decisions, read, updating]);
  return last;
}

/** The choices of before with the answers of now: of those none is lost. */
function goneBack(before: LedgerDecisionsInput, { answers }: LedgerDecisionsInput): LedgerDecisionsInput {
  return answers === undefined ? before : { ...before, answers };
}

interface RefusedProps {
  error: unknown;
  /** Null where the paper could not be read at all. */
  onBack: (() => void) | null;
  onAgain: () => void;
}

/** A paper that cannot be read at all, or a server that does not answer; reading it again as it is would end alike. */
function Refused({ error, onBack, onAgain }: RefusedProps) {
  const { t } = useTranslation();
  const words = { title: t('intake.refused.title'), onward: t('ledgers.importPage.again') };
  const isRefusal = error instanceof ApiProblem;
  return <Failed error={error} onRetry={onBack ?? onAgain} words={isRefusal ? words : undefined} />;
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
