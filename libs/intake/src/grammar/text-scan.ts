/** Small means of reading a text from left to right, shared by the grammars. */

const closers: Readonly<Record<string, string>> = {
  '（': '）)',
  '(': ')）',
  '〔': '〕',
  '[': ']',
  '［': '］',
  '【': '】',
  '“': '”"',
  '‘': '’',
  '《': '》',
  '「': '」',
};

/** A bracket in a cell holds a name or a remark; looking for its end any further would make a row of open brackets slow. */
const bracketLengthMax = 300;

/** The match of a sticky expression exactly at `index`, or null. The expression must carry the `y` flag. */
export function matchAt(expression: RegExp, text: string, index: number): RegExpExecArray | null {
  expression.lastIndex = index;
  return expression.exec(text);
}

/**
 * The index just after the bracket or quotation mark that closes the one at `open`, or null where `open` is none,
 * stays open before `end`, or holds more than any bracket of a cell.
 */
export function closeOf(text: string, open: number, end: number): number | null {
  const expected: string[] = [];
  const limit = Math.min(end, open + bracketLengthMax);
  for (let index = open; index < limit; index += 1) {
    const char = text.charAt(index);
    if (expected.at(-1)?.includes(char)) {
      expected.pop();
      if (expected.length === 0) return index + 1;
      continue;
    }
    const closer = closers[char];
    if (closer === undefined) {
      if (expected.length === 0) return null;
      continue;
    }
    expected.push(closer);
  }
  return null;
}

/** The closing index of the round, square or tortoise-shell bracket at `open`; quotation marks are none. */
export function bracketCloseOf(text: string, open: number, end: number): number | null {
  return '（(〔[［【'.includes(text.charAt(open)) ? closeOf(text, open, end) : null;
}

/** A stretch without the white space at its ends. */
export function trimSpan(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
