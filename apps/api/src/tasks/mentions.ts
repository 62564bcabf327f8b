import type { Address, ContentRef, PersonId, Task, TaskEvent, TodoEntry, UnitId } from '#domain';

/** Whom and what an answer mentions; names and texts are looked up for all of them at once. */
export interface Mentions {
  units: Set<UnitId>;
  people: Set<PersonId>;
}

export function noMentions(): Mentions {
  return { units: new Set(), people: new Set() };
}

/** Fields of the law's values that hold the id of a unit, and those that hold the id of a person. */
const unitFields: ReadonlySet<string> = new Set(['unit', 'units', 'proposedUnit', 'coordinatingUnit']);
const personFields: ReadonlySet<string> = new Set([
  'person',
  'by',
  'receivedBy',
  'claimedBy',
  'askedBy',
  'acknowledgedBy',
  'responsibleLeader',
  'approver',
  'orderedBy',
  'leader',
  'requestedBy',
  'appliedBy',
]);

/** Adds everybody whom a value of the law names: a state, an event, an address, a to-do entry. */
export function mention(
  into: Mentions,
  value: Task | TaskEvent | Address | TodoEntry | readonly unknown[] | object,
): Mentions {
  for (const [field, member] of Object.entries(value)) {
    if (member === null || field === 'calendar' || field === 'policy') continue;
    if (field === 'receivers' && Array.isArray(member)) member.forEach((one) => mentionReceiver(into, one));
    else if (typeof member === 'object') mentionMember(into, field, member as object);
    else if (typeof member === 'string') mentionId(into, field, member);
  }
  return into;
}

/** A list of ids stands for its field; everything else is looked into. */
function mentionMember(into: Mentions, field: string, member: object): void {
  const ids = Array.isArray(member) ? member.filter((one) => typeof one === 'string') : [];
  ids.forEach((id) => mentionId(into, field, id));
  mention(into, member);
}

function mentionId(into: Mentions, field: string, id: string): void {
  if (unitFields.has(field)) into.units.add(id);
  else if (personFields.has(field)) into.people.add(id);
}

/** To whom a step went: `person:id`, `role@unit`, or `role@*` for everybody who holds the role. */
function mentionReceiver(into: Mentions, receiver: unknown): void {
  if (typeof receiver !== 'string') return;
  const [, person] = /^person:(.+)$/.exec(receiver) ?? [];
  const [, unit] = /@([^*].*)$/.exec(receiver) ?? [];
  if (person !== undefined) into.people.add(person);
  else if (unit !== undefined) into.units.add(unit);
}

const CONTENT_REF = /^[0-9a-f]{64}$/;

/** Every stored text or file that a value of the law names, each once; nothing else in it looks like a SHA-256. */
export function contentRefsIn(value: unknown): ContentRef[] {
  const found = new Set<ContentRef>();
  const look = (member: unknown): void => {
    if (typeof member === 'string' && CONTENT_REF.test(member)) found.add(member);
    else if (typeof member === 'object' && member !== null) Object.values(member).forEach(look);
  };
  look(value);
  return [...found];
}
