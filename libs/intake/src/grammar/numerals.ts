const digits = '零一二三四五六七八九';

/** The value of a Chinese numeral below one thousand (十二, 二十, 两, 一百二十, 二〇二一), or null where it is none. */
export function chineseNumber(text: string): number | null {
  const plain = text.replace(/[〇○OＯ]/g, '零').replace(/两/g, '二');
  if (plain === '' || !/^[零一二三四五六七八九十百]+$/.test(plain)) return null;
  if (!/[十百]/.test(plain)) return Number(Array.from(plain, (char) => digits.indexOf(char)).join(''));
  const match = /^(?:(.)百)?零?(?:(.?)十)?(.?)$/.exec(plain);
  if (match === null) return null;
  const [, hundreds, tens, ones] = match;
  const digit = (char: string | undefined): number =>
    char === undefined || char === '' ? 0 : digits.indexOf(char);
  const ten = tens === undefined ? 0 : Math.max(digit(tens), 1);
  const parts = [digit(hundreds), ten, digit(ones)];
  return parts.some((part) => part < 0)
    ? null
    : (parts[0] ?? 0) * 100 + (parts[1] ?? 0) * 10 + (parts[2] ?? 0);
}
