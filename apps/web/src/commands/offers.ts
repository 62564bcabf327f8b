import type { TaskView } from '#contract';
import type { Actor, Availability, OfferedKind, RefusalCode, TodoEntry, TodoKind } from '#domain';
import { lackingParts } from '#domain';
import { formKinds, formsForTodo, isOffered } from './forms.js';

/** A command that is possible now, with everything that it may be done to. */
export interface Offer {
  kind: OfferedKind;
  targets: Availability[];
}

export interface Offers {
  possible: Offer[];
  /** Not possible for a reason of the situation: shown beside the buttons. */
  explained: Availability[];
  /** Not this person's to do, or about something that the row does not have: folded. */
  folded: Availability[];
}

/** Refusals that say "not you", "no such thing here" or "long past or not yet" rather than "you could, but for this". */
const aboutOthers: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'actor.wrong_role',
  'actor.wrong_unit',
  'task.closed',
  'task.not_closed',
  'task.standing',
  'track.unknown',
  'track.wrong_role',
  'track.wrong_status',
  'track.not_claimed',
  'review.none',
  'review.not_escalated',
  'reviewer.not_on_roster',
  'placeholder.unknown',
  'escalation.unknown',
  'phase.unknown',
  'contest.none',
  'consultation.unknown',
  'information.unknown',
  'submission.none',
]);

/** Sorts what the law says is possible, in the order of the page. */
export function offersOf(available: Availability[]): Offers {
  const offered = available.filter((one) => isOffered(one.kind));
  const byKind = (kind: OfferedKind): Availability[] => offered.filter((one) => one.kind === kind);
  const possible = formKinds
    .map((kind) => ({ kind, targets: byKind(kind).filter((one) => one.allowed) }))
    .filter((offer) => offer.targets.length > 0);
  const refused = formKinds
    .filter((kind) => !possible.some((offer) => offer.kind === kind))
    .flatMap((kind) => byKind(kind).slice(0, 1));
  const isElsewhere = (one: Availability): boolean =>
    one.refusal === null || aboutOthers.has(one.refusal.code);
  return {
    possible,
    explained: refused.filter((one) => !isElsewhere(one)),
    folded: refused.filter(isElsewhere),
  };
}

/** What is opened first when several things wait: answers to other people before one's own long paper. */
const openedFirst: TodoKind[] = [
  'sign',
  'answerInformation',
  'answerConsultation',
  'review',
  'acknowledgeEscalation',
  'decideContest',
  'appointReviewer',
  'signOff',
  'acceptPart',
  'nominate',
  'rework',
  'work',
  'reportCycle',
  'consolidate',
];

/** The form of what this very person is asked for, when it can be given now. */
export function openedFor(view: TaskView, by: Actor, { possible }: Offers): OfferedKind | null {
  const mine = view.todo
    .filter(({ address }) => {
      if (address.person !== null) return address.person === by.person;
      return by.roles.includes(address.role) && (address.unit === null || address.unit === by.unit);
    })
    .toSorted((a, b) => openedFirst.indexOf(a.kind) - openedFirst.indexOf(b.kind));
  const wanted = mine.filter((entry) => isRipe(view, entry)).flatMap((entry) => formsForTodo[entry.kind]);
  return wanted.find((kind) => possible.some((offer) => offer.kind === kind)) ?? null;
}

/** A lead is not pressed to consolidate while parts are still being worked on. */
function isRipe(view: TaskView, { kind, track }: TodoEntry): boolean {
  return kind !== 'consolidate' || track === null || lackingParts(view.state, track).length === 0;
}
