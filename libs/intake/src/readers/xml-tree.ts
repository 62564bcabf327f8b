/**
 * A part of an office file as a small tree. Read as a stream with a bound on depth and nodes; a document type or an
 * entity is refused at its first sign, so nothing can be expanded or fetched. Source: QUALITY 3.2, 31.
 */
import { SaxesParser } from 'saxes';
import { PaperRefused, refuseNow } from './refusals.js';
import { countOf, textPieces, xmlPieces, type Unread } from './xml-pieces.js';

export interface XmlNode {
  /** Without its prefix; the parts of office files tell their elements apart by these names alone. */
  name: string;
  /** Without their prefixes. */
  attributes: Readonly<Record<string, string>>;
  children: (XmlNode | string)[];
}

const depthMax = 120;
/** Elements that are kept, and those that a parser meets at all. */
const nodesMax = 500_000;
const tagsMax = 600_000;
const attributesMax = 500_000;
/** Larger parts would take a reader seconds and are no paper. */
const bytesMax = 32 * 1024 * 1024;
/** Parts from this size on are counted before they are parsed. */
const countedFrom = 2 * 1024 * 1024;
/** What is left of them without the elements that nobody reads. */
const charactersMax = 16 * 1024 * 1024;
const noAttributes: Readonly<Record<string, string>> = Object.freeze({});
const noChildren: XmlNode['children'] = [];
const everything: Unread = { skip: new Set(), bare: new Set() };

/**
 * The root element of a part, without what `unread` names.
 * Throws PaperRefused: ledger.unsafe_xml, ledger.damaged, ledger.too_large.
 */
export function readXml(bytes: Uint8Array, part: string, unread: Unread = everything): XmlNode {
  if (bytes.byteLength > bytesMax) refuseNow('ledger.too_large', { bytes: bytes.byteLength, bytesMax });
  if (bytes.byteLength > countedFrom) refuseMany(bytes, part, unread);
  const builder = new TreeBuilder(part, unread.skip);
  try {
    for (const piece of xmlPieces(bytes, part, unread)) builder.parser.write(piece);
    builder.parser.close();
  } catch (error) {
    if (error instanceof PaperRefused) throw error;
    refuseNow('ledger.damaged', { part });
  }
  return elementsOf(builder.top)[0] ?? refuseNow('ledger.damaged', { part });
}

/** Counts a large part before a parser makes anything of it: a hostile one costs a look at its bytes and no memory. */
function refuseMany(bytes: Uint8Array, part: string, unread: Unread): void {
  let characters = 0;
  let tags = 0;
  for (const piece of xmlPieces(bytes, part, unread)) {
    characters += piece.length;
    tags += countOf(piece, '<') - countOf(piece, '</');
    if (tags > tagsMax) refuseNow('ledger.unsafe_xml', { part });
    if (characters > charactersMax)
      refuseNow('ledger.too_large', { bytes: characters, bytesMax: charactersMax });
  }
}

class TreeBuilder {
  readonly top: XmlNode = { name: '', attributes: noAttributes, children: noChildren };
  readonly parser = new SaxesParser({ xmlns: false, position: false });
  private readonly open: XmlNode[] = [this.top];
  /** Names without their prefixes; a document has few. */
  private readonly names = new Map<string, string>();
  private skipped = 0;
  private nodes = 0;
  private tags = 0;
  private attributes = 0;

  constructor(
    private readonly part: string,
    private readonly skip: ReadonlySet<string>,
  ) {
    this.parser.on('doctype', () => refuseNow('ledger.unsafe_xml', { part }));
    this.parser.on('error', () => refuseNow('ledger.damaged', { part }));
    this.parser.on('attribute', () => {
      this.attributes += 1;
      if (this.attributes > attributesMax) refuseNow('ledger.unsafe_xml', { part });
    });
    this.parser.on('opentag', (tag) => this.opened(tag));
    this.parser.on('closetag', () => this.closed());
    const addText = (words: string): void => {
      if (this.skipped === 0) this.add(words);
    };
    this.parser.on('text', addText);
    this.parser.on('cdata', addText);
  }

  private opened(tag: { name: string; attributes: Readonly<Record<string, string>> }): void {
    const name = this.localName(tag.name);
    const isSkipped = this.skipped > 0 || this.skip.has(name);
    this.tags += 1;
    this.nodes += isSkipped ? 0 : 1;
    const isDeep = this.open.length + this.skipped > depthMax;
    if (isDeep || this.nodes > nodesMax || this.tags > tagsMax)
      refuseNow('ledger.unsafe_xml', { part: this.part });
    if (isSkipped) {
      this.skipped += 1;
      return;
    }
    const node: XmlNode = { name, attributes: this.localAttributes(tag.attributes), children: noChildren };
    this.add(node);
    this.open.push(node);
  }

  private closed(): void {
    if (this.skipped > 0) this.skipped -= 1;
    else this.open.pop();
  }

  /** An array that grows makes room for many more; for half a million short ones that would be most of the memory. */
  private add(child: XmlNode | string): void {
    const parent = this.open.at(-1);
    if (parent === undefined) return;
    if (parent.children.length < 4) parent.children = [...parent.children, child];
    else parent.children.push(child);
  }

  private localName(name: string): string {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const local = name.slice(name.indexOf(':') + 1);
    this.names.set(name, local);
    return local;
  }

  private localAttributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const names = Object.keys(attributes);
    if (names.length === 0) return noAttributes;
    const local: Record<string, string> = {};
    for (const name of names) local[this.localName(name)] = attributes[name] ?? '';
    return local;
  }
}

/** Throws where the part carries a document type or an entity, for readers that have a parser of their own. */
export function refuseDeclarations(bytes: Uint8Array, part: string): void {
  for (const piece of textPieces(bytes, part))
    if (/<!(?:DOCTYPE|ENTITY)/i.test(piece)) refuseNow('ledger.unsafe_xml', { part });
}

/** The child elements of a node. */
export function elementsOf(node: XmlNode): XmlNode[] {
  return node.children.filter((child): child is XmlNode => typeof child !== 'string');
}

/** The first child element of that name. */
export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node === undefined ? undefined : elementsOf(node).find((child) => child.name === name);
}
