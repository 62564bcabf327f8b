import type { LedgerDecisionsInput } from '#contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ApiProblem } from '../../api/client.js';
import { importLedger, previewLedger } from '../../api/ledgers.js';
import { PageHead } from '../../components/PageHead.js';
import { Failed, Loading } from '../../components/States.js';
import { ImportPreview } from './ImportPreview.js';
import { PaperDrop } from './PaperDrop.js';
import { YearChoice } from './YearChoice.js';

/** Brings a paper in: drop or paste it, see what was understood, decide what is open, keep it as a draft. */
export function ImportPage() {
  const { t } = useTranslation();
  const [paper, setPaper] = useState<{ file: File; serial: number } | null>(null);
  return (
    <>
      <PageHead
        title={t('ledgers.importPage.title')}
        crumbs={<Link to="/ledgers">{t('ledgers.title')}</Link>}
      />
      {paper === null ? (
        <PaperDrop onPaper={(file) => setPaper({ file, serial: Date.now() })} />
      ) : (
        <Reading key={paper.serial} paper={paper.file} onAgain={() => setPaper(null)} />
      )}
    </>
  );
}

/** What a first reading asks for before it can show anything: whose year it is, or who coordinates it. */
const asksBack = new Set(['ledger.past_year', 'ledger.no_year', 'ledger.no_office']);

function Reading({ paper, onAgain }: { paper: File; onAgain: () => void }) {
  const navigate = useNavigate();
  const [decisions, setDecisions] = useState<LedgerDecisionsInput>({ inherit: true });
  const decide = (change: LedgerDecisionsInput): void => setDecisions((before) => ({ ...before, ...change }));
  const reading = useQuery({
    queryKey: ['ledger-preview', paper.name, paper.size, paper.lastModified, decisions],
    queryFn: () => previewLedger({ paper, decisions }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  const keep = useMutation({
    mutationFn: () => importLedger({ paper, decisions }),
    onSuccess: (imported) => navigate({ to: '/ledgers/$id', params: { id: imported.id } }),
  });
  const { error } = reading;
  if (error instanceof ApiProblem && asksBack.has(error.problem.code))
    return <YearChoice problem={error.problem} onDecide={decide} onAgain={onAgain} />;
  if (error !== null) return <Failed error={error} onRetry={onAgain} />;
  if (reading.data === undefined) return <Loading rows={8} />;
  return (
    <ImportPreview
      preview={reading.data}
      decisions={decisions}
      updating={reading.isPlaceholderData}
      onDecide={decide}
      onAgain={onAgain}
      onKeep={() => keep.mutate()}
      keeping={keep.isPending}
      error={keep.error}
    />
  );
}
