import { createHash } from 'node:crypto';
import type { TaskEvent } from '#domain';
import { canonicalJson } from './canonical-json.js';

/** What one link of a task's chain vouches for: the event, its place, and the command that it answers. */
export interface ChainEntry {
  tenantId: string;
  taskId: string;
  seq: number;
  commandId: string;
  event: TaskEvent;
}

/** The link before the first event. */
export const chainStart: Buffer = Buffer.alloc(32);

/**
 * SHA-256 over the hash before and the entry as canonical JSON (F88). Every link covers all links before it, so a
 * changed, dropped, moved or added event shows at its place. Frozen: a stored chain must verify for ever.
 */
export function chainHash(previous: Buffer, entry: ChainEntry): Buffer {
  return createHash('sha256').update(previous).update(canonicalJson(entry)).digest();
}
