// What the layouts of documents are built with.
import fs from 'node:fs';
import path from 'node:path';
import * as Word from 'docx';

export const write = (name, bytes) => fs.writeFileSync(path.join(import.meta.dirname, name), bytes);

export const lines = (text, options = {}) =>
  text.split('\n').map((line) => new Word.Paragraph({ text: line, ...options }));
/** A cell of words, or of the given paragraphs and tables. */
export const cell = (content, options = {}, paragraph = {}) =>
  new Word.TableCell({
    children: typeof content === 'string' ? lines(content, paragraph) : content,
    ...options,
  });
export const row = (...cells) => new Word.TableRow({ children: cells.flat() });
export const plainRow = (...texts) => row(texts.map((text) => cell(text)));
export const table = (...rows) => new Word.Table({ rows });
/** A number that Word counts. */
export const counted = (reference, level = 0, instance = 0) => ({
  numbering: { reference, level, instance },
});

const han = Word.LevelFormat.CHINESE_COUNTING_THOUSAND;
const digits = Word.LevelFormat.DECIMAL;
const numbering = {
  config: [
    {
      reference: 'outline',
      levels: [
        { level: 0, format: han, text: '%1、' },
        { level: 1, format: digits, text: '%2.' },
      ],
    },
    {
      reference: 'plan',
      levels: [
        { level: 0, format: han, text: '%1、' },
        { level: 1, format: han, text: '（%2）' },
      ],
    },
    { reference: 'measures', levels: [{ level: 0, format: digits, text: '%1）' }] },
  ],
};
const landscape = { page: { size: { orientation: Word.PageOrientation.LANDSCAPE } } };

export async function writeDocument(name, children, { isWide = false } = {}) {
  const sections = [{ properties: isWide ? landscape : {}, children }];
  write(name, await Word.Packer.toBuffer(new Word.Document({ numbering, sections })));
}
