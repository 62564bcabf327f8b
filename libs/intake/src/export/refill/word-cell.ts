/** Writing into cells of a WordprocessingML table in the look of what stands there. */
import type { Element } from '@xmldom/xmldom';
import { fileText } from '../cell-text.js';
import { paragraphText, through } from './word-table.js';
import { append, attribute, child, children, copyOf, make, remove, setText } from './xml-tree.js';
import { markAt } from './refill-plan.js';

/** How paragraphs and letters look; taken over, never shared. */
interface Look {
  paragraph: Element | undefined;
  run: Element | undefined;
}

/** Properties that belong to one place or one change and must not be taken along. */
const ownToPlace = new Set(['numPr', 'sectPr', 'pPrChange', 'rPrChange', 'ins', 'del', 'moveFrom', 'moveTo']);

/** Replaces what a cell holds. The letters are those of the cell, or of the model where the cell has none. */
export function replaceText(cell: Element, text: string, model: Element | undefined): void {
  write(cell, text, lookOf(cell, model));
}

/** Writes into a cell that was appended: in the look of its neighbour. */
export function writeLike(cell: Element, text: string, neighbour: Element): void {
  write(cell, text, lookOf(neighbour, undefined));
}

function write(cell: Element, text: string, look: Look): void {
  for (const content of children(cell)) if (content.localName !== 'tcPr') remove(content);
  appendParagraphs(cell, text, look);
}

/** Keeps the words of others and replaces our own, which begin at the mark. Blank text takes ours away. */
export function replaceOwnWords(cell: Element, text: string, model: Element | undefined): void {
  const look = lookOf(cell, model);
  const contents = children(cell).filter(({ localName }) => localName !== 'tcPr');
  const ours = contents.findIndex((element) => {
    const words = element.localName === 'p' ? paragraphText(element) : '';
    return words !== '' && markAt(words) === 0;
  });
  if (ours < 0 && text === '') return;
  const kept = ours < 0 ? contents : contents.slice(0, ours);
  for (const element of contents.slice(kept.length)) remove(element);
  const isBlank = kept.every((element) => element.localName === 'p' && paragraphText(element).trim() === '');
  if (isBlank) for (const element of kept) remove(element);
  if (isBlank || text !== '') appendParagraphs(cell, text, look);
}

function appendParagraphs(cell: Element, text: string, look: Look): void {
  for (const line of fileText(text).split('\n')) {
    const paragraph = append(cell, 'p');
    if (look.paragraph !== undefined) paragraph.appendChild(copyOf(look.paragraph));
    if (line === '') continue;
    const run = append(paragraph, 'r');
    if (look.run !== undefined) run.appendChild(copyOf(look.run));
    line.split('\t').forEach((words, at) => {
      if (at > 0) append(run, 'tab');
      if (words !== '') setText(append(run, 't'), words);
    });
  }
}

function lookOf(cell: Element, model: Element | undefined): Look {
  const own = paragraphLook(cell);
  const other = model === undefined ? undefined : paragraphLook(model);
  return {
    paragraph: clean(own.paragraph ?? other?.paragraph),
    run: clean(own.run ?? other?.run),
  };
}

/** The look of the first paragraph with words, else of the first. */
function paragraphLook(cell: Element): Look {
  const paragraphs = through(cell, 'p');
  const first = paragraphs.find((paragraph) => paragraphText(paragraph) !== '') ?? paragraphs[0];
  const properties = child(first, 'pPr');
  const run = through(first, 'r').find((each) => child(each, 'rPr') !== undefined);
  const ofMark = child(properties, 'rPr');
  const letters = child(run, 'rPr') ?? (children(ofMark).length === 0 ? undefined : ofMark);
  return { paragraph: properties, run: letters };
}

function clean(properties: Element | undefined): Element | undefined {
  if (properties === undefined) return undefined;
  const copy = copyOf(properties);
  const sweep = (element: Element): void => {
    for (const each of children(element)) {
      if (ownToPlace.has(each.localName ?? '')) remove(each);
      else sweep(each);
    }
  };
  sweep(copy);
  return copy;
}

/** A new cell in the look of its neighbour, without its merges, its width in twips or fiftieths of a percent. */
export function cellLike(neighbour: Element, width: (type: string) => number | null): Element {
  const cell = make(neighbour, 'tc');
  const properties = child(neighbour, 'tcPr');
  if (properties === undefined) return cell;
  const copy = copyOf(properties);
  const dropped = ['gridSpan', 'hMerge', 'vMerge', 'cellIns', 'cellDel', 'cellMerge', 'tcPrChange'];
  for (const each of children(copy)) if (dropped.includes(each.localName ?? '')) remove(each);
  setWidth(child(copy, 'tcW'), width);
  cell.appendChild(copy);
  return cell;
}

/** Sets a width of a kind that can be computed; other kinds (auto) stay. */
export function setWidth(element: Element | undefined, width: (type: string) => number | null): void {
  if (element === undefined) return;
  const value = width(attribute(element, 'type') ?? 'dxa');
  if (value !== null) setAttribute(element, 'w', String(value));
}

/** Sets an attribute with the prefix of its element, as WordprocessingML wants it. */
export function setAttribute(element: Element, name: string, value: string): void {
  const prefix = element.prefix === null || element.prefix === '' ? '' : `${element.prefix}:`;
  element.setAttributeNS(prefix === '' ? null : element.namespaceURI, prefix + name, value);
}
