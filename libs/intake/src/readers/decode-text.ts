/** Bytes of a text into words: UTF-8, UTF-16 with or without its mark, GB18030. */
import { refuseNow } from './refusals.js';

export interface DecodedText {
  text: string;
  encoding: 'UTF-8' | 'UTF-16' | 'GB18030';
}

/**
 * The text of a file. UTF-8 is tried first, since no other encoding fits it by chance. Throws PaperRefused:
 * ledger.encoding where no encoding gives readable words, ledger.unsupported_format where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Of(bytes);
  const text = utf16 === null ? decode('utf-8', bytes) : decode(utf16, bytes);
  if (text !== null && isReadable(text)) return { text, encoding: utf16 === null ? 'UTF-8' : 'UTF-16' };
  const sample = bytes.subarray(0, 4_096);
  if (text !== null || sample.includes(0)) refuseNow('ledger.unsupported_format', { format: 'binary' });
  const chinese = decode('gb18030', bytes);
  if (chinese !== null && isReadable(chinese) && isChinese(chinese))
    return { text: chinese, encoding: 'GB18030' };
  return refuseNow('ledger.encoding', { byte: firstBadByte(bytes) });
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** By its mark, or by the zero bytes that every Latin sign and line break has in it. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.byteLength % 2 !== 0) return null;
  const zeros = [0, 0];
  bytes.subarray(0, 4_096).forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > 0 && even === 0) return 'utf-16le';
  return even > 0 && odd === 0 ? 'utf-16be' : null;
}

/** Text holds no control characters beside breaks, tabs and a form feed. */
function isReadable(text: string): boolean {
  return !/(?![\n\r\t\f\v])\p{Cc}/u.test(text.slice(0, 200_000));
}

/** Wrongly decoded bytes scatter over private and rare characters; words of an office do not. */
function isChinese(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const usual = sample.match(/[\u4e00-\u9fa5\u3000-\u303f\uff00-\uffef\u2000-\u22ff\n\r\t -~]/g)?.length ?? 0;
  return usual >= sample.length * 0.95;
}

/** Where the text stops being UTF-8: the first replacement character of a lenient reading, counted back into bytes. */
function firstBadByte(bytes: Uint8Array): number {
  const [readable = ''] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\uFFFD', 1);
  return new TextEncoder().encode(readable).byteLength + 1;
}
