/** One page of a list. `next` is the cursor of the page after it, null on the last one. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export interface PageAsk {
  cursor?: string | null | undefined;
  limit: number;
}

/** Most entries of one page. */
export const PAGE_MAX = 200;

/** Not a cursor that this list handed out. */
export class CursorInvalid extends Error {
  override readonly name = 'CursorInvalid';
  readonly code = 'cursor.malformed';

  constructor() {
    super('the cursor was not handed out by this list; begin at its first page');
  }
}

type Key = (string | number)[];

/** The place after an entry, as an opaque text: its sort key. Pages by key never skip or repeat (QUALITY 1.3). */
function encodeCursor(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key to go on after, or `first` for the first page. Each part must have the type of `first`. */
export function keyAfter<First extends Key>(ask: PageAsk, first: First): First {
  if (ask.cursor === undefined || ask.cursor === null) return first;
  const key = parsed(ask.cursor);
  const fits = Array.isArray(key) && key.length === first.length;
  if (!fits || !first.every((part, index) => isLike(part, key[index]))) throw new CursorInvalid();
  return key as First;
}

function isLike(example: string | number, value: unknown): boolean {
  return typeof example === 'number'
    ? Number.isSafeInteger(value)
    : typeof value === 'string' && value.length <= 500;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new CursorInvalid();
  }
}

/** How many rows a page query must read: one more than asked tells whether there is a next page. */
export function rowsToRead(ask: PageAsk): number {
  return pageLimit(ask) + 1;
}

function pageLimit(ask: PageAsk): number {
  return Math.min(Math.max(1, Math.trunc(ask.limit)), PAGE_MAX);
}

/** The page out of the rows that were read; `keyOf` gives the sort key of a row. */
export function pageOf<Row, Item>(
  ask: PageAsk,
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, pageLimit(ask));
  const last = shown.at(-1);
  return {
    items: shown.map(itemOf),
    next: last === undefined || rows.length <= shown.length ? null : encodeCursor(keyOf(last)),
  };
}
