/** Longest that a test waits for a state, unless it says otherwise. */
const LIMIT_MS = 60_000;
const EVERY_MS = 25;

/**
 * What the probe finds, as soon as it finds something other than `undefined` or `false`; an error counts as "not yet".
 * Fails naming what was awaited, with the last error as its cause.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  limitMs = LIMIT_MS,
): Promise<T> {
  const end = performance.now() + limitMs;
  let cause: unknown;
  for (;;) {
    try {
      const found = await probe();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      cause = error;
    }
    if (performance.now() >= end) throw new Error(`waited ${limitMs} ms in vain for ${what}`, { cause });
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
