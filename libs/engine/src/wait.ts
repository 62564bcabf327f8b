import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  readonly limitMs: number;
  readonly everyMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks `probe` again and again until it gives something other than `undefined`; an error of the probe counts as
 * "not yet". Gives `undefined` when the limit is reached or the signal is raised.
 */
export async function waitFor<T>(
  probe: () => Promise<T | undefined>,
  options: WaitOptions,
): Promise<T | undefined> {
  const deadline = performance.now() + options.limitMs;
  for (;;) {
    if (options.signal?.aborted === true) return undefined;
    const found = await probe().catch(() => undefined);
    if (found !== undefined) return found;
    if (performance.now() >= deadline) return undefined;
    await pause(options.everyMs, options.signal);
  }
}

/** Waits `ms`, or less when the signal is raised first. Never rejects. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}
