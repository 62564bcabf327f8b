// Documents written tag by tag, for what Word leaves in a paper and no library writes: revisions, controls, old markup.
import JSZip from 'jszip';
import { write } from './layouts-kit.mjs';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const spaces = [
  `xmlns:w="${main}"`,
  `xmlns:r="${office}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');
const wordType = (name) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
export const run = (text, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
/** Runs as given, or a text as one run. */
const runs = (content) => (content === '' || content.startsWith('<') ? content : run(content));
export const paragraph = (content, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs(content)}</w:p>`;
const isBlock = (content) => /^<w:(p|sdt|tbl)[ >]/.test(content);
export const tc = (content = '', properties = '') =>
  `<w:tc><w:tcPr><w:tcW w:w="1800" w:type="dxa"/>${properties}</w:tcPr>${isBlock(content) ? content : paragraph(content)}</w:tc>`;
export const wide = (content, columns) => tc(content, `<w:gridSpan w:val="${columns}"/>`);
export const opens = (content, more = '') => tc(content, `${more}<w:vMerge w:val="restart"/>`);
export const goesOn = (more = '') => tc('', `${more}<w:vMerge/>`);
/** A row of cells; texts become cells. */
export const tr = (...cells) =>
  `<w:tr>${cells.map((each) => (/^<w:(tc|sdt|customXml|trPr)[ >]/.test(each) ? each : tc(each))).join('')}</w:tr>`;
export const tbl = (columns, ...rows) =>
  `<w:tbl><w:tblPr/><w:tblGrid>${'<w:gridCol w:w="1800"/>'.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`;

const revision = 'w:id="9" w:author="x" w:date="2026-03-01T00:00:00Z"';
export const inserted = (text) => `<w:ins ${revision}>${run(text)}</w:ins>`;
export const deleted = (text) =>
  `<w:del ${revision}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
export const movedFrom = (text) => `<w:moveFrom ${revision}>${run(text)}</w:moveFrom>`;
export const movedTo = (text) => `<w:moveTo ${revision}>${run(text)}</w:moveTo>`;
export const rowIs = (change) => `<w:trPr><w:${change} ${revision}/></w:trPr>`;
export const markDeleted = `<w:rPr><w:del ${revision}/></w:rPr>`;
/** A control around whatever stands inside; `isPrompt` where it still shows its prompt. */
export const control = (inside, { isPrompt = false, kind = '' } = {}) =>
  `<w:sdt><w:sdtPr>${isPrompt ? '<w:showingPlcHdr/>' : ''}${kind}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
/** A text box as Word writes it: once for today, once for old programs. */
export const textBox = (text) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${paragraph(text)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph(text)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
/** A field with the result that was last shown. */
export const field = (instruction, shown) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${escaped(instruction)} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export async function writeRaw(name, body, parts = {}) {
  const zip = new JSZip();
  const add = (at, text) => zip.file(at, head + text, { date: new Date('2026-01-01T00:00:00Z') });
  const named = Object.keys(parts);
  add(
    '[Content_Types].xml',
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType('document.main')}"/>${named.map((part) => `<Override PartName="/word/${part}.xml" ContentType="${wordType(part)}"/>`).join('')}</Types>`,
  );
  add(
    '_rels/.rels',
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  add(
    'word/_rels/document.xml.rels',
    `<Relationships xmlns="${packages}/relationships">${named.map((part, at) => `<Relationship Id="rId${at + 1}" Type="${office}/${part}" Target="${part}.xml"/>`).join('')}</Relationships>`,
  );
  add('word/document.xml', `<w:document ${spaces}><w:body>${body.join('')}<w:sectPr/></w:body></w:document>`);
  for (const [part, inside] of Object.entries(parts)) {
    add(`word/${part}.xml`, `<w:${part} ${spaces}>${inside}</w:${part}>`);
  }
  write(name, await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'DOS' }));
}
