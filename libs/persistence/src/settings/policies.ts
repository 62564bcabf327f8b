import type { EpochMs, PersonId, Policy } from '#domain';
import { validatePolicy } from '#domain';
import type { Tx } from '../database/transaction.js';

export interface PolicyRecord {
  policy: Policy;
  createdBy: PersonId;
  createdAt: EpochMs;
  /** When it became the policy of new tasks; null for one that never was. */
  activatedAt: EpochMs | null;
}

/** A policy that must not be used; `wrong` lists every reason with its place. */
export class PolicyInvalid extends Error {
  override readonly name = 'PolicyInvalid';
  readonly code = 'policy.invalid';

  constructor(
    readonly version: string,
    readonly wrong: readonly string[],
  ) {
    super(`policy ${version} is not stored: ${wrong.join(', ')}`);
  }
}

const columns = `body as policy, created_by as "createdBy", created_at as "createdAt", activated_at as "activatedAt"`;

/** The policy that tasks are issued under now; null before the tenant was set up. */
export async function currentPolicy(tx: Tx): Promise<Policy | null> {
  const [row] = await tx.query<{ policy: Policy }>(
    `select body as policy from policy where activated_at is not null
     order by activated_at desc, version desc limit 1`,
  );
  return row?.policy ?? null;
}

/** Every version, newest first. */
export function policyVersions(tx: Tx, limit = 200): Promise<PolicyRecord[]> {
  return tx.query<PolicyRecord & Record<string, unknown>>(
    `select ${columns} from policy order by created_at desc, version desc limit $1`,
    [limit],
  );
}

/**
 * Stores a version, which never changes afterwards: the same version again is ignored. With `activate` it is the policy
 * of new tasks from now on. Throws `PolicyInvalid`.
 */
export async function putPolicy(
  tx: Tx,
  policy: Policy,
  change: { by: PersonId; at: EpochMs; activate: boolean },
): Promise<void> {
  const wrong = validatePolicy(policy);
  if (wrong.length > 0) throw new PolicyInvalid(policy.version, wrong);
  await tx.query(
    `insert into policy (version, body, created_by, created_at) values ($1, $2, $3, $4) on conflict do nothing`,
    [policy.version, JSON.stringify(policy), change.by, change.at],
  );
  if (change.activate)
    await tx.query('update policy set activated_at = $2 where version = $1', [policy.version, change.at]);
}
