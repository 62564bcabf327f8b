import { createHash } from 'node:crypto';
import type { Command, CommandKind } from '#domain';
import { canonicalJson } from './canonical-json.js';

/**
 * SHA-256 of what a person asked for, to tell a repeated request from another one under the same key (F84).
 * What the server adds as things stand at the time may differ between two attempts of the same request and stays out:
 * the roles of the actor, the roster of a review, the calendar and the policy that a row is issued under.
 */
export function commandHash(command: Command): Buffer {
  const { by, ...body } = command;
  const asked = Object.fromEntries(Object.entries(body).filter(([key]) => !isAdded(body.kind, key)));
  return createHash('sha256')
    .update(canonicalJson({ ...asked, by: { person: by.person, unit: by.unit } }))
    .digest();
}

function isAdded(kind: CommandKind, key: string): boolean {
  return key === 'roster' || (kind === 'issue' && (key === 'calendar' || key === 'policy'));
}
