import { isDeepStrictEqual } from 'node:util';

/**
 * JSON with sorted keys and no spaces: one text for one value, whatever order its properties were written or stored in.
 * Undefined properties are left out, as in JSON. Source: RFC 8785, for values without fractions beyond JavaScript's own.
 */
export function canonicalJson(value: unknown): string {
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  return `{${canonicalMembers(value as Record<string, unknown>)}}`;
}

/** Built by hand and not by entries and joins: every event of every record passes here when it is verified. */
function canonicalMembers(value: Record<string, unknown>): string {
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    if (text !== '') text += ',';
    text += `${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return text;
}

/** Whether two values are the same JSON. */
export function sameJson(left: unknown, right: unknown): boolean {
  return isDeepStrictEqual(left, right) || canonicalJson(left) === canonicalJson(right);
}
