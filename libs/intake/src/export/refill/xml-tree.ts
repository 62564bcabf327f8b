/** Walking and building the trees of office files; names are local, whatever prefix a file uses. */
import type { Element, Node } from '@xmldom/xmldom';

/** Child elements in order, of one local name or all; none of a parent that is not there. */
export function children(parent: Node | undefined, name?: string): Element[] {
  const found: Element[] = [];
  if (parent === undefined) return found;
  for (let node = parent.firstChild; node !== null; node = node.nextSibling)
    if (isElement(node) && (name === undefined || node.localName === name)) found.push(node);
  return found;
}

export function child(parent: Node | undefined, name: string): Element | undefined {
  return children(parent, name)[0];
}

/** An attribute by local name, with or without a prefix; undefined where there is none. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  if (element === undefined) return undefined;
  for (let at = 0; at < element.attributes.length; at += 1) {
    const found = element.attributes.item(at);
    if (found !== null && (found.localName ?? found.name) === name) return found.value;
  }
  return undefined;
}

/** A new element of the same kind of file as `like`, not yet placed. */
export function make(like: Element, name: string): Element {
  const prefix = like.prefix === null || like.prefix === '' ? '' : `${like.prefix}:`;
  const document = like.ownerDocument;
  if (document === null) throw new Error('the element belongs to no document');
  return document.createElementNS(like.namespaceURI, prefix + name);
}

/** Places a new last child and gives it back. */
export function append(parent: Element, name: string): Element {
  const element = make(parent, name);
  parent.appendChild(element);
  return element;
}

/** A deep copy that is not placed yet. */
export function copyOf(element: Element): Element {
  return element.cloneNode(true) as Element;
}

export function remove(node: Node | undefined): void {
  node?.parentNode?.removeChild(node);
}

/** Gives an element a text that keeps its outer white space. */
export function setText(element: Element, text: string): void {
  element.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
  element.textContent = text;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
