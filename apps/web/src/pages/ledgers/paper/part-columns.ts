import type { LedgerDecisionsInput, Paper } from '#contract';
import { useQuery } from '@tanstack/react-query';
import { previewLedger } from '../../../api/papers.js';

/** The file that is read, and its year as it was understood. */
export interface PaperSource {
  file: File;
  year: number | null;
}

/**
 * What the columns of a further part were taken for: the answer about a whole paper tells those of its main part, so the
 * other one is read by itself. Asked for when somebody looks at it; nothing is asked where `table` is null.
 */
export function usePartColumns(
  { file, year }: PaperSource,
  { coordinatingUnit }: LedgerDecisionsInput,
  table: number | null,
): { columns: Paper['columns']; isPending: boolean; isFailed: boolean } {
  const query = useQuery({
    queryKey: ['part-columns', file.name, file.size, file.lastModified, table],
    enabled: table !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    queryFn: async ({ signal }) => {
      const alone = {
        ...(table === null ? {} : { table }),
        ...(year === null ? {} : { paperYear: year }),
        ...(coordinatingUnit === undefined ? {} : { coordinatingUnit }),
        keepDates: true,
      };
      return (await previewLedger({ paper: file, decisions: alone, signal })).paper.columns;
    },
  });
  return {
    columns: query.data ?? [],
    isPending: table !== null && query.isPending,
    isFailed: table !== null && query.isError,
  };
}
