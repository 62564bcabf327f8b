import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '#telemetry';

const PAUSE_FIRST_MS = 250;
const PAUSE_MAX_MS = 5_000;

/**
 * Tries until it succeeds, with pauses from a quarter of a second up to five. A part of the system that is away is no
 * reason to end. Undefined when `signal` is raised first.
 */
export async function patiently<T>(
  what: string,
  attempt: () => Promise<T>,
  { logger, signal }: { logger: Logger; signal: AbortSignal },
): Promise<T | undefined> {
  for (let pauseMs = PAUSE_FIRST_MS; !signal.aborted; pauseMs = Math.min(pauseMs * 2, PAUSE_MAX_MS)) {
    try {
      return await attempt();
    } catch (err) {
      logger.warn({ err, pauseMs }, `${what}: not yet`);
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}
