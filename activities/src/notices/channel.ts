import type { PendingDelivery, StoredNotice, TaskHeader } from '#persistence';

/** One notice for one person. */
export interface Message {
  tenantId: string;
  notice: StoredNotice;
  receiver: Pick<PendingDelivery, 'person' | 'name' | 'email'>;
  /** The row it speaks of; null when it is not in the read model. */
  about: TaskHeader | null;
}

/**
 * A way out of the house. `send` resolves when the other side has taken the message, and rejects otherwise, with a
 * `PermanentFailure` when trying again is of no use.
 */
export interface Channel {
  send(message: Message): Promise<void>;
  close(): Promise<void>;
}

/** The other side will never take this message. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}

/**
 * The key of a message, the same for every attempt: whoever takes it can tell a repetition. That is the most that can
 * be had: between the other side's word and our record of it a process may die.
 */
export function messageKey({ tenantId, notice, receiver }: Message): string {
  return `${tenantId}/${notice.id}/${receiver.person}`;
}
