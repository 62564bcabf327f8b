/**
 * A part of an office file as a small tree. Read as a stream with a bound on depth and nodes; a document type or an
 * entity is refused at its first sign, so nothing can be expanded or fetched. Source: QUALITY 3.2, 31.
 */
import { SaxesParser } from 'saxes';
import { PaperRefused, refuseNow } from './refusals.js';

export interface XmlNode {
  /** Without its prefix; the parts of office files tell their elements apart by these names alone. */
  name: string;
  /** Without their prefixes. */
  attributes: Readonly<Record<string, string>>;
  children: (XmlNode | string)[];
}

const depthMax = 120;
const nodesMax = 800_000;
/** Larger parts would take a reader seconds and are no paper. */
const bytesMax = 32 * 1024 * 1024;
const noAttributes: Readonly<Record<string, string>> = Object.freeze({});

/**
 * The root element of a part. Elements named in `skip` are left out with all they hold.
 * Throws PaperRefused: ledger.unsafe_xml, ledger.damaged, ledger.too_large.
 */
export function readXml(bytes: Uint8Array, part: string, skip: ReadonlySet<string> = new Set()): XmlNode {
  if (bytes.byteLength > bytesMax) refuseNow('ledger.too_large', { bytes: bytes.byteLength, bytesMax });
  const text = textOf(bytes, part);
  const top: XmlNode = { name: '', attributes: noAttributes, children: [] };
  const open: XmlNode[] = [top];
  let skipped = 0;
  let nodes = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => refuseNow('ledger.unsafe_xml', { part }));
  parser.on('error', () => refuseNow('ledger.damaged', { part }));
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    nodes += 1;
    if (nodes > nodesMax || open.length + skipped > depthMax) refuseNow('ledger.unsafe_xml', { part });
    if (skipped > 0 || skip.has(name)) {
      skipped += 1;
      return;
    }
    const node: XmlNode = { name, attributes: localAttributes(tag.attributes), children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => {
    if (skipped > 0) skipped -= 1;
    else open.pop();
  });
  const addText = (words: string): void => {
    if (skipped === 0) open.at(-1)?.children.push(words);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof PaperRefused) throw error;
    refuseNow('ledger.damaged', { part });
  }
  return elementsOf(top)[0] ?? refuseNow('ledger.damaged', { part });
}

/** Throws where the part carries a document type or an entity, for readers that have a parser of their own. */
export function refuseDeclarations(bytes: Uint8Array, part: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(textOf(bytes, part))) refuseNow('ledger.unsafe_xml', { part });
}

/** The child elements of a node. */
export function elementsOf(node: XmlNode): XmlNode[] {
  return node.children.filter((child): child is XmlNode => typeof child !== 'string');
}

/** The first child element of that name. */
export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node === undefined ? undefined : elementsOf(node).find((child) => child.name === name);
}

function textOf(bytes: Uint8Array, part: string): string {
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  const isLittle = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0);
  const encoding = isBig ? 'utf-16be' : isLittle ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return refuseNow('ledger.damaged', { part });
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function localAttributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(attributes);
  if (names.length === 0) return noAttributes;
  return Object.fromEntries(names.map((name) => [localName(name), attributes[name] ?? '']));
}
