/** The body of a document as it is printed: without prompts, hidden words and paragraph marks that were deleted. */
import { childOf, elementsOf, type XmlNode } from '../xml-tree.js';

/** Words that print does not show; long ones are not kept whole. */
const hiddenLengthMax = 60;

/**
 * Takes out of the tree what nobody reads in print, and gives the hidden words, so that they can be told. One walk over
 * the tree, which is as deep as `readXml` lets it be.
 */
export function asPrinted(body: XmlNode): string[] {
  const hidden: string[] = [];
  settle(body, hidden);
  return hidden;
}

function settle(node: XmlNode, hidden: string[]): void {
  if (node.name === 'sdt' && isSet(childOf(node, 'sdtPr'), 'showingPlcHdr')) blank(node);
  if (elementsOf(node).some((child) => child.name === 'p' && isMarkDeleted(child)))
    node.children = joinedParagraphs(node.children);
  for (const child of elementsOf(node)) {
    if (child.name === 'r' && isSet(childOf(child, 'rPr'), 'vanish')) hide(child, hidden);
    else settle(child, hidden);
  }
}

/** A switch of Word is on where it stands, unless it says that it is off. */
function isSet(properties: XmlNode | undefined, name: string): boolean {
  const found = childOf(properties, name);
  return found !== undefined && !['0', 'false', 'off'].includes(found.attributes['val'] ?? '');
}

/** 单击此处输入文字 is what an empty control shows, and nobody's word. */
function blank(node: XmlNode): void {
  if (node.name === 't') node.children = [];
  else for (const child of elementsOf(node)) blank(child);
}

function hide(run: XmlNode, hidden: string[]): void {
  const words = elementsOf(run)
    .filter(({ name }) => name === 't')
    .flatMap(({ children }) => children.filter((child) => typeof child === 'string'))
    .join('')
    .trim();
  run.children = [];
  if (words !== '') hidden.push(words.slice(0, hiddenLengthMax));
}

function isMarkDeleted(paragraph: XmlNode): boolean {
  return childOf(childOf(childOf(paragraph, 'pPr'), 'rPr'), 'del') !== undefined;
}

/** A paragraph whose mark was deleted goes on in the next one, whose properties count. */
function joinedParagraphs(children: XmlNode['children']): XmlNode['children'] {
  const kept: XmlNode['children'] = [];
  let open: XmlNode | null = null;
  let parts: XmlNode['children'] = [];
  for (const child of children) {
    const isParagraph = typeof child !== 'string' && child.name === 'p';
    if (!isParagraph) {
      if (typeof child !== 'string') open = null;
      kept.push(child);
      continue;
    }
    const isOpen = isMarkDeleted(child);
    if (open === null) {
      parts = [];
      kept.push(child);
    }
    const first: XmlNode = open ?? child;
    for (const part of child.children)
      if (!isOpen || typeof part === 'string' || part.name !== 'pPr') parts.push(part);
    first.children = parts;
    open = isOpen ? first : null;
  }
  return kept;
}
