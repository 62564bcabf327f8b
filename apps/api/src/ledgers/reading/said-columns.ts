import type { FieldsByColumn, LedgerDecisions } from '#contract';
import type { ColumnsByTable, GivenColumns } from '#intake';

/** What a request says of columns: by table, and of the main part where it has the shape of an older release. */
export interface SaidColumns {
  byTable: ColumnsByTable;
  ofMain: GivenColumns;
}

/** Tells both shapes apart. */
export function saidColumns(columns: LedgerDecisions['columns'] = {}): SaidColumns {
  const byTable: Record<number, GivenColumns> = {};
  const ofMain: FieldsByColumn = {};
  for (const [place, said] of Object.entries(columns))
    if (typeof said === 'string') ofMain[place] = said;
    else byTable[Number(place)] = said;
  return { byTable, ofMain };
}

/** What is said of the main part is about its first table; what names the table itself goes before it. */
export function withMain({ byTable, ofMain }: SaidColumns, main: number): ColumnsByTable {
  return { ...byTable, [main]: { ...ofMain, ...byTable[main] } };
}
