/** A sentence in both languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export const languages = ['zh', 'en', 'both'] as const;
/** `both` prints Chinese first and English after it. */
export type Language = (typeof languages)[number];

/** One line in the chosen language. In both languages it is one line too, or two when it would be too long for one. */
export function say(text: Text, language: Language, columns = 100): string {
  if (language !== 'both' || text.zh === text.en) return language === 'en' ? text.en : text.zh;
  const one = `${text.zh} ${text.en}`;
  return textWidth(one) <= columns ? one : `${text.zh}\n${text.en}`;
}

/**
 * From `--lang`, else from the locale of the environment: Chinese or English where it says so, both where it says
 * neither (`C`, `POSIX`, nothing).
 */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  if (/^zh/i.test(locale)) return 'zh';
  return /^en/i.test(locale) ? 'en' : 'both';
}

/** Columns of a terminal that a text takes: two for each wide character (CJK, full-width punctuation), none for marks. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character.codePointAt(0) ?? 0);
  return width;
}

function widthOf(code: number): number {
  if (code < 0x20 || (code >= 0x300 && code <= 0x36f) || (code >= 0xfe00 && code <= 0xfe0f)) return 0;
  const wide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return wide ? 2 : 1;
}

/** The text with spaces after it up to `columns`; cut with `…` when it is longer. */
export function fit(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text + ' '.repeat(columns - textWidth(text));
  let kept = '';
  let width = 0;
  for (const character of text) {
    const next = widthOf(character.codePointAt(0) ?? 0);
    if (width + next > columns - 1) break;
    kept += character;
    width += next;
  }
  return `${kept}…${' '.repeat(Math.max(0, columns - width - 1))}`;
}

/** Rows in aligned columns, two spaces between them; the last column is left as it is. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, n) => (widths[n] = Math.max(widths[n] ?? 0, textWidth(cell))));
  return rows.map((row) =>
    row
      .map((cell, n) => (n === row.length - 1 ? cell : fit(cell, widths[n] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** Breaks a text into lines of at most `width` columns, at spaces and between wide characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const piece of paragraph.match(/[!-~]+|\s+|./gu) ?? []) {
      if (textWidth(line) + textWidth(piece) <= width || line === '') line += piece;
      else {
        lines.push(line.trimEnd());
        line = piece.trimStart();
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}
