/** The words of paragraphs as printed: automatic numbers in front, insertions taken, deletions and field codes left out. */
import { childOf, elementsOf, type XmlNode } from '../xml-tree.js';
import type { AutoNumbers } from './auto-numbers.js';

/** What was met on the way and a person should know. */
export interface Met {
  insertions: number;
  deletions: number;
  textBoxes: number;
}

/** Elements that hold words nobody reads in print, or other words for the same thing. */
const silent = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delInstrText',
  'delText',
  'pPr',
  'rPr',
  'footnoteReference',
  'endnoteReference',
  'commentReference',
  'rt',
  'sdtPr',
  'tbl',
]);

const signs: Readonly<Record<string, string>> = { cr: '\n', tab: ' ', ptab: ' ', noBreakHyphen: '-' };

/** Boxes and ticks that Word takes from fonts of pictures, by font and number; others say nothing. */
const symbols: Readonly<Record<string, string>> = {
  'Wingdings F0FE': '☑',
  'Wingdings F0FD': '☒',
  'Wingdings F0A8': '□',
  'Wingdings F06F': '□',
  'Wingdings F071': '□',
  'Wingdings F072': '□',
  'Wingdings F0FC': '√',
  'Wingdings F06E': '■',
  'Wingdings F06C': '●',
  'Wingdings F0AB': '★',
  'Wingdings 2 F052': '☑',
  'Wingdings 2 F053': '☒',
  'Wingdings 2 F0A3': '□',
  'Wingdings 2 F050': '√',
};

/** Reads paragraph after paragraph; numbers count through all of them. */
export class ParagraphReader {
  readonly met: Met = { insertions: 0, deletions: 0, textBoxes: 0 };

  constructor(private readonly numbers: AutoNumbers) {}

  /** The lines of one paragraph with its number, then those of the text boxes that hang on it. */
  read(paragraph: XmlNode): string[] {
    const boxes: XmlNode[] = [];
    const properties = childOf(paragraph, 'pPr');
    const number = this.numbers.next(properties);
    const words = this.words(paragraph, boxes).trim();
    const line = number === '' || words === '' ? number + words : joined(number, words);
    return [line, ...boxes.flatMap((box) => this.box(box))];
  }

  private box(content: XmlNode): string[] {
    this.met.textBoxes += 1;
    return paragraphsIn(content).flatMap((paragraph) => this.read(paragraph));
  }

  private words(node: XmlNode, boxes: XmlNode[]): string {
    let text = '';
    for (const child of node.children) {
      if (typeof child === 'string') {
        if (node.name === 't') text += child;
        continue;
      }
      text += this.wordsOf(child, boxes);
    }
    return text;
  }

  private wordsOf(node: XmlNode, boxes: XmlNode[]): string {
    const { name } = node;
    if (name === 'del' || name === 'moveFrom') this.met.deletions += 1;
    if (name === 'ins' || name === 'moveTo') this.met.insertions += 1;
    if (silent.has(name)) return '';
    const sign = signs[name];
    if (sign !== undefined) return sign;
    if (name === 'sym') return symbols[`${node.attributes['font']} ${node.attributes['char']}`] ?? '';
    if (name === 'br')
      return node.attributes['type'] === undefined || node.attributes['type'] === 'textWrapping' ? '\n' : '';
    if (name === 'txbxContent') {
      boxes.push(node);
      return '';
    }
    // The same content twice, for newer and for older programs.
    if (name === 'AlternateContent') {
      const taken = childOf(node, 'Choice') ?? childOf(node, 'Fallback');
      return taken === undefined ? '' : this.words(taken, boxes);
    }
    return this.words(node, boxes);
  }
}

/** 一、 and 1. stand close to their words; a number that ends in a letter or digit needs a space. */
function joined(number: string, words: string): string {
  return /[\p{L}\p{N}]$/u.test(number) && !/^\s/.test(words) ? `${number} ${words}` : number + words;
}

/** Wrappers that stand between a body or cell and its paragraphs and tables. */
const wrappers = new Set([
  'sdt',
  'sdtContent',
  'ins',
  'moveTo',
  'customXml',
  'smartTag',
  'AlternateContent',
  'Choice',
]);

/** The paragraphs and tables directly inside, in order. */
export function blocksIn(node: XmlNode): XmlNode[] {
  return elementsOf(node).flatMap((child) => {
    if (child.name === 'p' || child.name === 'tbl') return [child];
    return wrappers.has(child.name) ? blocksIn(child) : [];
  });
}

function paragraphsIn(node: XmlNode): XmlNode[] {
  return blocksIn(node).flatMap((block) =>
    block.name === 'p' ? [block] : elementsOf(block).flatMap((row) => elementsOf(row).flatMap(paragraphsIn)),
  );
}
