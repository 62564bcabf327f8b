import { createHash } from 'node:crypto';
import type { Command } from '#domain';
import { canonicalJson } from './canonical-json.js';

/**
 * SHA-256 of what a person asked for, to tell a repeated request from another one under the same key (F84).
 * What the server adds from the directory at the time, the roster of a review and the roles of the actor, may differ
 * between two attempts of the same request and stays out.
 */
export function commandHash(command: Command): Buffer {
  const { by, ...body } = command;
  const asked = Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'roster'));
  return createHash('sha256')
    .update(canonicalJson({ ...asked, by: { person: by.person, unit: by.unit } }))
    .digest();
}
