import type { LedgerDecisionsInput, LedgerPreview, RevisionPreview } from '#contract';
import { useMemo, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../../api/client.js';
import { previewLedger, previewRevision } from '../../api/papers.js';
import { usePaused } from '../../components/paused.js';

/** What a paper gives with these decisions; `revision` where it is held against a ledger. */
export interface Read {
  preview: LedgerPreview;
  revision: Pick<RevisionPreview, 'ledger' | 'version' | 'difference'> | null;
}

/** Answers come one after the other; the paper is read again when a person pauses, not at each of them. */
const PAUSE_MS = 600;
/** The server bounds how often a minute a paper may be read. */
const TOO_MANY_WAIT_MS = 10_000;
const TOO_MANY_TRIES = 6;

interface Wanted {
  paper: File;
  decisions: LedgerDecisionsInput;
  into: string | null;
}

/** The paper as it is read with these decisions; nothing is stored. `sent` is the part of the file that has arrived. */
export function useReading({ paper, decisions, into }: Wanted) {
  const [sent, setSent] = useState<number | null>(null);
  const answers = usePaused(decisions.answers, PAUSE_MS);
  const asked = useMemo(() => ({ ...decisions, answers }), [decisions, answers]);
  const query = useQuery({
    queryKey: ['ledger-preview', paper.name, paper.size, paper.lastModified, into, asked],
    queryFn: ({ signal }): Promise<Read> => read({ paper, decisions: asked, into }, setSent, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: (tries, error) => error instanceof ApiProblem && error.status === 429 && tries < TOO_MANY_TRIES,
    retryDelay: TOO_MANY_WAIT_MS,
  });
  const updating = query.isPlaceholderData || answers !== decisions.answers;
  return { read: query.data, error: query.error, sent, updating };
}

async function read(
  { paper, decisions, into }: Wanted,
  onSent: (part: number) => void,
  signal: AbortSignal,
): Promise<Read> {
  const wanted = { paper, decisions, onSent, signal };
  if (into === null) return { preview: await previewLedger(wanted), revision: null };
  const { preview, ...revision } = await previewRevision(into, wanted);
  return { preview, revision };
}
