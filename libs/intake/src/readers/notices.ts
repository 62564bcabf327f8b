import type { Question, QuestionData } from '../ledger-draft.js';
import type { NoticeCode, PaperNotice } from './paper.js';

type PaperQuestionCode =
  'paper.hidden' | 'paper.old_word' | 'paper.other_tables' | 'paper.tracked_changes' | 'paper.uncalculated';

/** Gets the data as words, lists joined. */
type Sentences = (words: Readonly<Record<string, string>>) => [zh: string, en: string];

const told: Readonly<Record<NoticeCode, Sentences>> = {
  'paper.wrong_extension': ({ named = '', format = '' }) => [
    `文件名以 .${named} 结尾，内容其实是 ${format}，已按内容读取。`,
    `The name ends in .${named}, but the contents are ${format}; it was read by its contents.`,
  ],
  'paper.encoding': ({ encoding = '' }) => [
    `文本编码识别为 ${encoding}，请核对是否有乱码。`,
    `The text was recognised as ${encoding}; please check that no characters are garbled.`,
  ],
  'paper.formulas': ({ count = '0', cells = '' }) => [
    `有 ${count} 个单元格是公式，取其显示的结果：${cells}。`,
    `${count} cells hold formulas; the results they show were taken: ${cells}.`,
  ],
  'paper.invisible_characters': ({ count = '0', cells = '' }) => [
    `有 ${count} 个单元格含不可见字符，识别时已略去，原文保留：${cells}。`,
    `${count} cells hold invisible characters, which were left out for reading and kept in the original: ${cells}.`,
  ],
  'paper.macro': () => [
    '文件带有宏，宏不会被读取或运行。',
    'The file carries macros; they are neither read nor run.',
  ],
  'paper.nested_table': ({ count = '0' }) => [
    `有 ${count} 个嵌套表格，文字已并入外层单元格，也可单独选用。`,
    `${count} tables stand inside cells; their words were put into the cell, and each can be chosen by itself.`,
  ],
  'paper.text_box': ({ count = '0' }) => [
    `有 ${count} 个文本框，文字已按所在位置读入。`,
    `${count} text boxes were read where they are anchored.`,
  ],
  'paper.hidden_text': ({ count = '0', words = '' }) => [
    `有 ${count} 处隐藏文字，打印时看不到，未读入：${words}。`,
    `${count} passages are hidden text, not seen in print; they were left out: ${words}.`,
  ],
  'paper.covered_text': ({ count = '0', cells = '' }) => [
    `有 ${count} 个被合并遮住的单元格里还有文字，打印时看不到，未读入：${cells}。`,
    `${count} cells covered by a merge still hold words that print does not show; they were left out: ${cells}.`,
  ],
  'paper.numbering': ({ formats = '' }) => [
    `自动编号用了不常见的格式（${formats}），按阿拉伯数字读取。`,
    `Automatic numbers use uncommon formats (${formats}); they were read as plain digits.`,
  ],
  'paper.too_wide': ({ count = '0' }) => [
    `有 ${count} 个表格列数过多，不像任务表，未读取。`,
    `${count} tables have too many columns for a table of tasks and were not read.`,
  ],
  'paper.merges': ({ count = '0' }) => [
    `有 ${count} 处合并单元格相互重叠或过大，按未合并读取。`,
    `${count} merged areas overlap or are too large; they were read as if not merged.`,
  ],
  'paper.beside': ({ count = '0' }) => [
    `有 ${count} 处左右并列的表，已按先左后右读取，右边的排在左边之后。`,
    `${count} tables hold tables side by side; the right one was read below the left one.`,
  ],
  'paper.moved_left': ({ count = '0' }) => [
    `有 ${count} 行缺少被合并的单元格（从合并表格复制的文字常见），已按内容对齐到各列，请核对。`,
    `${count} rows lack the cells that a merge covered, as text copied from a table does; they were put back under their columns by what they hold. Please check them.`,
  ],
  'paper.turned': () => [
    '任务表是横排的（每列一项任务），已转成每行一项读取。',
    'The table has a task in each column; it was turned and read with a task in each row.',
  ],
};

const asked: Readonly<Record<PaperQuestionCode, Sentences>> = {
  'paper.hidden': ({ sheets = '', rows = '', columns = '' }) => {
    const zh = [
      ['工作表', sheets],
      ['行', rows],
      ['列', columns],
    ] as const;
    const en = [
      ['sheets', sheets],
      ['rows', rows],
      ['columns', columns],
    ] as const;
    const isGiven = ([, list]: readonly [string, string]): boolean => list !== '';
    return [
      `文件中有隐藏的内容（${zh
        .filter(isGiven)
        .map(([name, list]) => `${name}：${list}`)
        .join('；')}），已保留，请确认是否应当导入。`,
      `The file holds hidden ${en
        .filter(isGiven)
        .map(([name, list]) => `${name} (${list})`)
        .join(', ')}; they were kept. Please confirm that they belong to the ledger.`,
    ];
  },
  'paper.old_word': () => [
    '这是旧版 Word 文档（.doc），表格只能尽量还原，请另存为 .docx 后导入以确保准确，或逐行核对。',
    'This is an old Word document (.doc), whose tables can only be restored as far as possible. Save it as .docx to be certain, or check every row.',
  ],
  'paper.other_tables': ({ chosen = '', others = '' }) => [
    `文件中还有其他像任务表的表格（${others}），本次只读取了${chosen}，请确认。`,
    `Other tables of the file look like tables of tasks too (${others}); only ${chosen} was read. Please confirm.`,
  ],
  'paper.tracked_changes': ({ insertions = '0', deletions = '0' }) => [
    `文档带有未接受的修订（插入 ${insertions} 处、删除 ${deletions} 处），按接受全部修订读取，请确认。`,
    `The document holds tracked changes (${insertions} insertions, ${deletions} deletions); it was read as if all were accepted. Please confirm.`,
  ],
  'paper.uncalculated': ({ cells = '' }) => [
    `有公式没有保存结果，单元格按空白读取：${cells}，请在 Excel 或 WPS 中打开保存后再导入。`,
    `Some formulas were saved without a result, their cells were read as blank: ${cells}. Open and save the file in Excel or WPS first.`,
  ],
};

/** How many places a sentence names; `data` holds no more either. */
const namedMax = 12;

/** The first places of many, so that neither a sentence nor its data grows with the file. */
export function someOf(places: readonly string[]): string[] {
  return places.length > namedMax ? [...places.slice(0, namedMax), '…'] : [...places];
}

function wordsOf(data: QuestionData): Record<string, string> {
  const entries = Object.entries(data).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.join('、') : String(value),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** A fact about the file, in both languages. */
export function notice(code: NoticeCode, data: QuestionData = {}): PaperNotice {
  const [message, messageEn] = told[code](wordsOf(data));
  return { code, message, messageEn, data };
}

/** A doubt about the file, in both languages. */
export function paperQuestion(code: PaperQuestionCode, data: QuestionData = {}): Question {
  const [message, messageEn] = asked[code](wordsOf(data));
  return { code, message, messageEn, data };
}
