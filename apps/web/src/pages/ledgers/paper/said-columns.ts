import type { FieldsByColumn, LedgerDecisionsInput, PaperField, PaperPart } from '#contract';
import { fieldsOfOneColumn } from '#contract';

type Said = LedgerDecisionsInput['columns'];
type Column = PaperPart['columns'][number];

/** What was said of the columns of a part; of two of its tables the first counts. */
export function saidOf(said: Said = {}, { tables }: Pick<PaperPart, 'tables'>): FieldsByColumn {
  return tables.toReversed().reduce<FieldsByColumn>((all, table) => {
    const own = said[table];
    return own === undefined || typeof own === 'string' ? all : { ...all, ...own };
  }, {});
}

/** The decisions with these for the columns of a part, and with nothing else said of them; no other part is touched. */
export function withSaid(said: Said = {}, { tables }: Pick<PaperPart, 'tables'>, own: FieldsByColumn): Said {
  const [first = 0] = tables;
  const others = Object.entries(said).filter(([table]) => !tables.includes(Number(table)));
  return { ...Object.fromEntries(others), ...(Object.keys(own).length === 0 ? {} : { [first]: own }) };
}

/** What is said of a part with one column more. A field that one column alone may hold leaves the one it had. */
export function withColumn(own: FieldsByColumn, column: number, field: PaperField): FieldsByColumn {
  const kept = Object.entries(own).filter(([, held]) => held !== field || !fieldsOfOneColumn.has(field));
  return { ...Object.fromEntries(kept), [String(column)]: field };
}

/**
 * What is shown of each column: what was said, at once, else what was read. Null for a column that nothing is known of,
 * or whose field was said of another one since.
 */
export function shownColumns(
  columns: readonly Column[],
  own: FieldsByColumn,
  count: number,
): (Column | null)[] {
  const moved = new Set(Object.values(own).filter((field) => fieldsOfOneColumn.has(field)));
  return Array.from({ length: count }, (_, at) => {
    const read = columns.find(({ column }) => column === at) ?? null;
    const field = own[String(at)];
    if (field !== undefined) return { column: at, header: read?.header ?? '', field, score: 1, given: true };
    return read !== null && moved.has(read.field) ? null : read;
  });
}
