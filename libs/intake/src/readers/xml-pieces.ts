/**
 * The text of a part of an office file, piece by piece, so that it never stands in memory as a whole, and without the
 * elements that nobody reads: they are most of a document, and a parser that never sees them is three times as quick.
 */
import { refuseNow } from './refusals.js';

/** Names of elements, without their prefixes. */
export interface Unread {
  /** Left out with all they hold. */
  skip: ReadonlySet<string>;
  /** Their attributes say nothing, and nor do they where they are empty. */
  bare: ReadonlySet<string>;
}

const bytesAtOnce = 1024 * 1024;
/** A tag or a text beyond this is no paper. */
const stretchMax = 1_000_000;
/** Signs that cost a parser much and that no office program writes in such numbers. */
const entitiesMax = 200_000;
const commentsMax = 10_000;

/** The pieces of a part as they stand, in order; each begins and ends at the border of a tag. Throws PaperRefused. */
export function* textPieces(bytes: Uint8Array, part: string): Generator<string> {
  const decode = decoderOf(bytes, part);
  let rest = '';
  for (let at = 0; at < bytes.byteLength || at === 0; at += bytesAtOnce) {
    const isLast = at + bytesAtOnce >= bytes.byteLength;
    const text = rest + decode(bytes.subarray(at, at + bytesAtOnce), isLast);
    const end = isLast ? text.length : Math.max(0, text.lastIndexOf('<'));
    rest = text.slice(end);
    if (rest.length > stretchMax) refuseNow('ledger.unsafe_xml', { part });
    yield text.slice(0, end);
  }
}

/** The same without what nobody reads, for a parser. Throws PaperRefused. */
export function* xmlPieces(bytes: Uint8Array, part: string, unread: Unread): Generator<string> {
  const thinned = thinner(unread);
  let entities = 0;
  let comments = 0;
  let instructions = 0;
  for (const piece of textPieces(bytes, part)) {
    entities += countOf(piece, '&');
    comments += countOf(piece, '<!');
    instructions += countOf(piece, '<?');
    if (entities > entitiesMax || comments + instructions > commentsMax)
      refuseNow('ledger.unsafe_xml', { part });
    // What looks like a tag inside a comment or a CDATA section is text.
    yield comments > 0 ? piece : thinned(piece);
  }
}

/** A whole one: a value may hold what ends a tag. */
const attribute = `(?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))`;

/** Leaves out the empty elements that are skipped, and the attributes that say nothing. */
function thinner({ skip, bare }: Unread): (piece: string) => string {
  const tag = (names: ReadonlySet<string>): string => `(?:[\\w]+:)?(?:${[...names].join('|')})`;
  const skipped = skip.size === 0 ? null : new RegExp(`<${tag(skip)}${attribute}*\\s*/>`, 'g');
  if (bare.size === 0) return (piece) => (skipped === null ? piece : piece.replace(skipped, ''));
  const withAttributes = new RegExp(`<(${tag(bare)})${attribute}+\\s*(/?)>`, 'g');
  const holdsNothing = /<((?:\w+:)?(?:rPr|pPr|tcPr|trPr))><\/\1>/g;
  return (piece) => {
    const kept = skipped === null ? piece : piece.replace(skipped, '');
    return kept.replace(withAttributes, '<$1$2>').replace(holdsNothing, '').replace(holdsNothing, '');
  };
}

/** How often a sign stands in a text. */
export function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) count += 1;
  return count;
}

type Decode = (bytes: Uint8Array, isLast: boolean) => string;

function decoderOf(bytes: Uint8Array, part: string): Decode {
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  const isLittle = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0);
  const encoding = isBig ? 'utf-16be' : isLittle ? 'utf-16le' : 'utf-8';
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (piece, isLast) => {
    try {
      return decoder.decode(piece, { stream: !isLast });
    } catch {
      return refuseNow('ledger.damaged', { part });
    }
  };
}
