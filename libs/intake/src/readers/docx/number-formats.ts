/** Automatic numbers as Word prints them (ECMA-376, 17.18.59 ST_NumberFormat). */

const digits = '〇一二三四五六七八九';
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
const legal = '零壹贰叁肆伍陆柒捌玖';

/** 十二, 一百零五: with places up to ten thousand. */
function counted(value: number, signs: string, units: readonly string[]): string {
  const zero = signs.charAt(0) === '〇' ? '零' : signs.charAt(0);
  let text = '';
  let pendingZero = false;
  const places = String(value).length;
  Array.from(String(value), Number).forEach((digit, at) => {
    const unit = units[places - 1 - at] ?? '';
    if (digit === 0) {
      pendingZero = text !== '';
      return;
    }
    text += `${pendingZero ? zero : ''}${signs.charAt(digit)}${unit}`;
    pendingZero = false;
  });
  return text;
}

/** 十 and 十二, not 一十: the first ten loses its one. */
function chinese(value: number): string {
  if (value === 0) return '〇';
  return value > 9_999
    ? String(value)
    : counted(value, digits, ['', '十', '百', '千']).replace(/^一十/, '十');
}

function digital(value: number): string {
  return Array.from(String(value), (digit) => digits.charAt(Number(digit))).join('');
}

/** Places named up to 99 and digits above, as this format of Word prints. */
function chineseCounting(value: number): string {
  return value > 99 ? digital(value) : chinese(value);
}

function roman(value: number): string {
  const steps: readonly [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  if (value > 3_999) return String(value);
  let rest = value;
  return steps
    .map(([size, sign]) => {
      const times = Math.floor(rest / size);
      rest -= times * size;
      return sign.repeat(times);
    })
    .join('');
}

/** A to Z, then AA, BB: Word repeats the letter. */
function letters(value: number): string {
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(Math.ceil(value / 26), 10));
}

/** Signs that stand one after another in the code table, digits beyond them. */
function signFrom(first: string, count: number): (value: number) => string {
  const code = first.codePointAt(0) ?? 0;
  return (value) => (value <= count ? String.fromCodePoint(code + value - 1) : String(value));
}

function cycled(signs: string): (value: number) => string {
  return (value) => signs.charAt((value - 1) % signs.length);
}

const circled = signFrom('①', 20);

const formats: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) =>
    Array.from(String(value), (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  decimalFullWidth2: (value) =>
    Array.from(String(value), (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: signFrom('⒈', 20),
  decimalEnclosedParen: signFrom('⑴', 20),
  numberInDash: (value) => `- ${value} -`,
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: letters,
  lowerLetter: (value) => letters(value).toLowerCase(),
  chineseCounting,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chineseCounting,
  taiwaneseCountingThousand: chinese,
  ideographDigital: digital,
  japaneseDigitalTenThousand: digital,
  taiwaneseDigital: digital,
  koreanDigital2: digital,
  chineseLegalSimplified: (value) => counted(value, legal, ['', '拾', '佰', '仟']),
  ideographTraditional: cycled(stems),
  ideographZodiac: cycled(branches),
  ideographZodiacTraditional: (value) => cycled(stems)(value) + cycled(branches)(value),
  ideographEnclosedCircle: signFrom('㊀', 10),
  none: () => '',
  bullet: () => '',
};

/** The number as printed; null where the format is not known here. */
export function formatNumber(value: number, format: string): string | null {
  if (value < 0 || !Number.isInteger(value)) return null;
  const print = Object.hasOwn(formats, format) ? formats[format] : undefined;
  // Only plain digits can print a zero.
  if (value === 0 && !/^decimal|^none$|^bullet$/.test(format)) return '0';
  return print === undefined ? null : print(value);
}
