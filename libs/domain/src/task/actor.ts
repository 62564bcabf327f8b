/** Identifiers are opaque short texts given by the product, never names of people. */
export type PersonId = string;
export type UnitId = string;

/** What a person may be in the office (issue of accounts is the API's; what a role may do is the law's). */
export const roles = ['officer', 'unitLeader', 'supervisor', 'leader', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Who acts. Built from the session on the server; nothing of it is ever taken from a request. */
export interface Actor {
  person: PersonId;
  unit: UnitId;
  roles: Role[];
}

/** The engine itself: ticks, and acts of the ledger as a whole. */
export const systemActor: Actor = { person: 'system', unit: 'system', roles: [] };

/** Who is addressed: the holders of a role in a unit, or of a role anywhere (`unit` null), or one person. */
export interface Address {
  role: Role;
  unit: UnitId | null;
  person: PersonId | null;
}
