/** ☑区民政局 □区教育局: a list of units with boxes, of which only the ticked ones are meant. */
const ticked = '☑☒■√✓✔';
const open = '□☐';
const box = new RegExp(`[（(]?[${ticked}${open}][）)]?`, 'g');

export interface Ticked {
  /** As long as the cell, so that spans in it are spans in the cell: what is not ticked is blank. */
  text: string;
  /** The names without a tick, where none has one. */
  unticked: string[];
}

/** The ticked names of a cell; null where it holds no boxes to choose among. */
export function tickedUnits(cell: string): Ticked | null {
  const boxes = [...cell.matchAll(box)];
  const isOpen = boxes.map(([sign]) => new RegExp(`[${open}]`).test(sign));
  const areTicks = boxes.every(([sign]) => /[√✓✔☑☒]/.test(sign));
  if (boxes.length === 0 || !(isOpen.includes(true) || areTicks)) return null;
  const isBefore = cell.trimStart().search(box) === 0;
  const edges = boxes.map(({ index, 0: sign }) => (isBefore ? index : index + sign.length));
  const pieces = isBefore
    ? edges.map((from, at) => cell.slice(from, edges[at + 1] ?? cell.length))
    : edges.map((to, at) => cell.slice(at === 0 ? 0 : edges[at - 1], to));
  const plain = pieces.map((piece, at) => {
    const words = piece.replace(box, (sign) => (at === 0 || !isBefore ? ' ' : '、').padEnd(sign.length));
    return isOpen[at] === true
      ? ' '.repeat(piece.length)
      : isBefore
        ? words
        : withSeparator(words, at, pieces.length);
  });
  const head = isBefore ? cell.slice(0, edges[0]) : '';
  const tail = isBefore ? '' : cell.slice(edges.at(-1) ?? 0);
  const chosen = isOpen.includes(false);
  return {
    text: head + plain.join('') + tail,
    unticked: chosen
      ? []
      : pieces.map((piece) => piece.replace(box, '').trim()).filter((name) => name !== ''),
  };
}

/** The sign behind a name becomes what parts it from the next. */
function withSeparator(words: string, at: number, count: number): string {
  return at === count - 1 ? words : words.replace(/ $/, '、');
}
