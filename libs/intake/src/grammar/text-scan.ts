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

/** A bracket in a cell holds a name or a remark; a longer one is content. */
const bracketLengthMax = 300;

/** The match of a sticky expression exactly at `index`, or null. The expression must carry the `y` flag. */
export function matchAt(expression: RegExp, text: string, index: number): RegExpExecArray | null {
  expression.lastIndex = index;
  return expression.exec(text);
}

/** The brackets and quotation marks of a text, paired in one pass, so that no look-up walks the text again. */
export class Brackets {
  private readonly closes = new Map<number, number>();

  constructor(private readonly text: string) {
    const open: { at: number; closer: string }[] = [];
    for (let index = 0; index < text.length; index += 1) {
      const char = text.charAt(index);
      const last = open.at(-1);
      const closer = closers[char];
      if (last?.closer.includes(char) === true) {
        this.closes.set(last.at, index + 1);
        open.pop();
      } else if (closer !== undefined) open.push({ at: index, closer });
    }
  }

  /**
   * The index just after the bracket or quotation mark that closes the one at `open`, or null where `open` is none,
   * stays open before `end`, or holds more than any bracket of a cell.
   */
  closeOf(open: number, end: number): number | null {
    const close = this.closes.get(open);
    return close === undefined || close > Math.min(end, open + bracketLengthMax) ? null : close;
  }

  /** The closing index of the round, square or tortoise-shell bracket at `open`; quotation marks are none. */
  bracketCloseOf(open: number, end: number): number | null {
    return '（(〔[［【'.includes(this.text.charAt(open)) ? this.closeOf(open, end) : null;
  }
}

/** A stretch without the white space at its ends. */
export function trimSpan(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from < to && text.charAt(from).trim() === '') from += 1;
  while (to > from && text.charAt(to - 1).trim() === '') to -= 1;
  return { start: from, end: to };
}
