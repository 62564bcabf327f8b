/** Counts what the grammars do with a text, since a clock would measure the machine. */

const open = /\\.|\[(?:\\.|[^\]])*\]/g;

/** True where an expression may walk to the end of the text and fail: it has an open end with more behind it. */
function mayWalkAndFail({ source }: RegExp): boolean {
  const plain = source.replace(open, (atom) => (atom.startsWith('[^') ? '~' : 'c'));
  return /[~.](?:[*+]|\{\d*,\})\??[^|)$]/.test(plain);
}

/** The characters that an expression passes over, at least one. */
function passed(expression: RegExp, text: string, from: number, found: RegExpExecArray | null): number {
  if (expression.sticky) return 1 + (found?.[0].length ?? 0);
  const isAnchored = expression.source.startsWith('^') && !expression.source.includes('|^');
  if (found === null) return isAnchored && !mayWalkAndFail(expression) ? 1 : 1 + text.length - from;
  return 1 + found.index + found[0].length - from;
}

/**
 * How many characters are looked at, by `charAt` or by expressions, and how many pieces are cut, while `work` runs. An
 * expression with an open end counts with all it may walk over.
 */
export function stepsOf(work: () => unknown): number {
  let steps = 0;
  const exec = Reflect.get(RegExp.prototype, 'exec') as (
    this: RegExp,
    text: string,
  ) => RegExpExecArray | null;
  const charAt = Reflect.get(String.prototype, 'charAt') as (this: string, index: number) => string;
  const slice = Reflect.get(String.prototype, 'slice') as (
    this: string,
    from?: number,
    to?: number,
  ) => string;
  RegExp.prototype.exec = function counted(this: RegExp, text: string): RegExpExecArray | null {
    const from = this.sticky || this.global ? this.lastIndex : 0;
    const found = exec.call(this, text);
    steps += passed(this, text, from, found);
    return found;
  };
  String.prototype.charAt = function counted(this: string, index: number): string {
    steps += 1;
    return charAt.call(this, index);
  };
  String.prototype.slice = function counted(this: string, from?: number, to?: number): string {
    steps += 1;
    return slice.call(this, from, to);
  };
  try {
    work();
  } finally {
    RegExp.prototype.exec = exec;
    String.prototype.charAt = charAt;
    String.prototype.slice = slice;
  }
  return steps;
}
