/** What a column of a paper may hold, as the readers name it. */
type ColumnField =
  | 'sectionNo'
  | 'sectionTitle'
  | 'itemNo'
  | 'itemTitle'
  | 'content'
  | 'lead'
  | 'responsible'
  | 'support'
  | 'reviewer'
  | 'leader'
  | 'deadline'
  | 'other';

/**
 * What people said of the columns of one table of a paper, with what finds this table again in the next version; the
 * readers' `RememberedColumns` has this shape.
 */
export interface PaperColumns {
  /** Its place in the file, from 0. */
  table: number;
  name: string | null;
  /** The words above each column, blank where there are none. */
  header: string[];
  /** By the place of the column, from 0. */
  columns: Readonly<Record<number, ColumnField>>;
}
