import { createHash } from 'node:crypto';
import type { PersonId } from '#domain';

/** SHA-256 of a text in UTF-8, hex: the name under which it is stored. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

const PERSON_CHARS = 16;
const NEW_ID_CHARS = 12;

/**
 * The engine's id of a person's command. Keys are a person's own: two people who choose the same one do not meet, and
 * nobody can take a key of the engine (`tick/…`, `issue/…`).
 */
export function commandIdOf(person: PersonId, key: string): string {
  return `by/${sha256(person).slice(0, PERSON_CHARS)}/${key}`;
}

/** Ids of what a command makes new; the same for every repetition of the command. */
export function newIds(commandId: string): (n: number) => string {
  const stem = sha256(commandId).slice(0, NEW_ID_CHARS);
  return (n) => `n-${stem}-${n}`;
}
