const CONTENT_REF = /^[0-9a-f]{64}$/;

/**
 * Every stored text or file that a value names, each once. References are the only values of the law that look like
 * a SHA-256 in hex, so a new command needs no entry here.
 */
export function contentRefs(value: unknown): string[] {
  const found = new Set<string>();
  collect(value, found);
  return [...found];
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    if (CONTENT_REF.test(value)) found.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) collect(member, found);
  }
}
