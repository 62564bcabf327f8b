import type { Assignment, PlaceholderAssignment, TrackRole, UnitId } from '#domain';
import type { AnsweredShare } from './answer.js';
import type { PaperShare } from './paper.js';
import type { NameMeaning, OpenPoint, PaperDecisions, Settlement } from './row-plan.js';

export interface AssignedShares {
  assignments: Assignment[];
  placeholders: PlaceholderAssignment[];
  open: OpenPoint[];
  settled: Settlement[];
}

/** A unit's place in the row before doubles are taken out. */
interface Seat {
  unit: UnitId;
  share: PaperShare;
  /** By its own name, not as a member of a group. */
  named: boolean;
}

interface Reading {
  seats: Seat[];
  placeholders: PaperShare[];
  open: OpenPoint[];
  settled: Settlement[];
}

/**
 * The shares of one row. What nobody resolved stands as a placeholder that the law does not let pass (D2), so that a
 * row is never issued without one of its names. A unit has one place as an owner: what it is named for before what it is as a member of a
 * group, the stronger role before the weaker. Two leads or more lead jointly (F4, 分别牵头).
 */
export function assignShares(
  shares: readonly PaperShare[],
  meaningOf: (text: string) => NameMeaning,
  decisions: PaperDecisions,
): AssignedShares {
  const hasLead = shares.some((share) => share.role === 'lead');
  const readings = shares.map((share) =>
    decisions.notUnits?.has(share.unitText)
      ? leftOut(share)
      : share.kind === 'unit'
        ? readUnit(share, meaningOf(share.unitText))
        : readGroup(share, meaningOf(share.unitText), {
            decisions,
            mustResolve: mustResolve(share, hasLead),
          }),
  );
  const seats = readings.flatMap((reading) => reading.seats);
  const kept = seats.filter((seat) => bestOf(seats, seat) === seat);
  const joint = kept.filter((seat) => seat.share.role === 'lead').length > 1;
  return {
    assignments: kept.map(({ unit, share }, n) => ({
      track: `t${n + 1}`,
      unit,
      role: trackRole(share, joint),
      mode: share.mode,
    })),
    placeholders: readings
      .flatMap((reading) => reading.placeholders)
      .map((share, n) => ({
        id: `g${n + 1}`,
        text: share.unitText,
        role: trackRole(share, joint),
        mode: share.mode,
      })),
    open: readings.flatMap((reading) => reading.open),
    settled: [
      ...readings.flatMap((reading) => reading.settled).map((note) => onlyKept(note, kept)),
      ...namedTwice(seats, kept),
    ],
  };
}

/** The shares as a person gave them; the words of the row stay as printed. */
export function decidedShares(shares: readonly AnsweredShare[]): AssignedShares {
  const joint = shares.filter(({ role }) => role === 'lead').length > 1;
  return {
    assignments: shares.map(({ unit, role, mode }, n) => ({
      track: `t${n + 1}`,
      unit,
      role: role === 'lead' && joint ? 'jointLead' : role,
      mode,
    })),
    placeholders: [],
    open: [],
    settled: [{ kind: 'sharesDecided' }],
  };
}

/** D2: a group that answers for itself, or that no lead could nominate for, cannot wait for its members. */
function mustResolve(share: PaperShare, hasLead: boolean): boolean {
  return share.mode === 'separately' || !hasLead;
}

function leftOut({ unitText }: PaperShare): Reading {
  return { ...empty(), settled: [{ kind: 'leftOut', text: unitText }] };
}

function readUnit(share: PaperShare, meaning: NameMeaning): Reading {
  const reading = empty();
  if (meaning.kind === 'unit') reading.seats.push({ unit: meaning.unit, share, named: true });
  else {
    reading.placeholders.push({ ...share, mode: 'separately' });
    reading.open.push({ code: 'unit.unknown', text: share.unitText });
  }
  if (share.openList === true) reading.settled.push({ kind: 'listLeftOpen', text: share.unitText });
  return reading;
}

function readGroup(
  share: PaperShare,
  meaning: NameMeaning,
  context: { decisions: PaperDecisions; mustResolve: boolean },
): Reading {
  const text = share.unitText;
  const reading = empty();
  const expand = (units: readonly UnitId[], by: 'directory' | 'decision'): Reading => {
    reading.seats.push(...units.map((unit) => ({ unit, share, named: false })));
    reading.settled.push({ kind: 'groupExpanded', text, units: [...units], by });
    return reading;
  };
  const decided = context.decisions.groups[text];
  if (decided !== undefined) return expand(decided, 'decision');
  if (meaning.kind === 'group' && meaning.closed) return expand(meaning.members, 'directory');
  if (meaning.kind === 'unit') return { ...reading, seats: [{ unit: meaning.unit, share, named: true }] };
  if (!context.mustResolve) {
    reading.placeholders.push(share);
    reading.settled.push({ kind: 'groupLeftOpen', text });
    return reading;
  }
  const unit = context.decisions.standIns?.[text] ?? context.decisions.standIn;
  if (unit === null) {
    reading.placeholders.push(share);
    reading.open.push({ code: 'group.unresolved', text, role: share.role, mode: share.mode });
    return reading;
  }
  reading.seats.push({ unit, share, named: false });
  reading.settled.push({ kind: 'groupStandIn', text, unit, added: true });
  return reading;
}

const empty = (): Reading => ({ seats: [], placeholders: [], open: [], settled: [] });

const rank = { lead: 0, responsible: 1, support: 2, reviewer: 3 } as const;

/** The one place a unit keeps among those it has; reviewing is a place of its own. */
function bestOf(seats: readonly Seat[], seat: Seat): Seat | undefined {
  const isReview = (s: Seat): boolean => s.share.role === 'reviewer';
  const same = seats.filter((s) => s.unit === seat.unit && isReview(s) === isReview(seat));
  const weight = (s: Seat): number => (s.named ? 0 : 10) + rank[s.share.role];
  return same.reduce((best, s) => (weight(s) < weight(best) ? s : best));
}

function trackRole(share: PaperShare, joint: boolean): TrackRole {
  return share.role === 'lead' && joint ? 'jointLead' : share.role;
}

/** Of an expanded group only the units that it brought into the row are told. */
function onlyKept(note: Settlement, kept: readonly Seat[]): Settlement {
  const brought = (unit: UnitId, text: string): boolean =>
    kept.some((seat) => !seat.named && seat.unit === unit && seat.share.unitText === text);
  if (note.kind === 'groupExpanded')
    return { ...note, units: note.units.filter((unit) => brought(unit, note.text)) };
  if (note.kind === 'groupStandIn') return { ...note, added: brought(note.unit, note.text) };
  return note;
}

function namedTwice(seats: readonly Seat[], kept: readonly Seat[]): Settlement[] {
  const dropped = seats.filter((seat) => seat.named && !kept.includes(seat));
  return [...new Set(dropped.map((seat) => seat.unit))].map((unit) => ({ kind: 'namedTwice', unit }));
}
