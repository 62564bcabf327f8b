import type {
  Assignment,
  Day,
  PhaseGoal,
  PlaceholderAssignment,
  SharingMode,
  TrackRole,
  UnitId,
} from '#domain';
import type { Answered } from './answer.js';
import type { Limit } from './limit.js';
import { limitOf } from './limit.js';
import type { PaperRow, PaperShare } from './paper.js';
import type { AssignedShares } from './shares.js';
import { assignShares, decidedShares } from './shares.js';

/** What a name of the paper means in the directory of the office. */
export type NameMeaning =
  | { kind: 'unit'; unit: UnitId }
  | { kind: 'group'; closed: boolean; members: readonly UnitId[] }
  | { kind: 'unknown' };

/** What people have decided beyond the words of the paper. */
export interface PaperDecisions {
  /** Members of a group, by its words (D1, D2). An empty list says that there are none. */
  groups: Readonly<Record<string, readonly UnitId[]>>;
  /** Last day of a row, by its number. */
  dueDays: Readonly<Record<number, Day>>;
  /** Whether the limit of the row above counts where a cell is blank inside an item (LEDGER section 4, item 9). */
  inherit: boolean;
  /** Who answers for a group that must be resolved before issue and was not (ADR 0010); null leaves the row undecided. */
  standIn: UnitId | null;
  /** The same for single groups, by their words; goes before `standIn`. */
  standIns?: Readonly<Record<string, UnitId>>;
  /** Words that name nobody, as a person said. */
  notUnits?: ReadonlySet<string>;
  /** Answers about single rows; they go before everything else. */
  answered?: Pick<Answered, 'limits' | 'shares' | 'duties'>;
}

/** A doubt that keeps the row from being issued (D2, F3). */
export type OpenPoint =
  | { code: 'deadline.undecided'; text: string }
  | { code: 'unit.unknown'; text: string }
  | { code: 'group.unresolved'; text: string; role: TrackRole; mode: SharingMode | null }
  | { code: 'assignment.no_owner' };

/** Something that was settled beyond the plain words, to be shown to whoever issues. */
export type Settlement =
  | { kind: 'groupExpanded'; text: string; units: UnitId[]; by: 'directory' | 'decision' }
  | { kind: 'groupStandIn'; text: string; unit: UnitId; added: boolean }
  | { kind: 'groupLeftOpen'; text: string }
  | { kind: 'listLeftOpen'; text: string }
  | { kind: 'namedTwice'; unit: UnitId }
  | { kind: 'leftOut'; text: string }
  | { kind: 'sharesDecided' }
  | { kind: 'standingDecided' }
  | { kind: 'dutyTaken'; text: string; days: Day[] }
  | { kind: 'deadlineInherited'; fromRow: number; dueDay: Day | null }
  | { kind: 'deadlineDecided'; dueDay: Day };

/** One row, ready to be issued when `open` is empty. */
export interface RowPlan {
  row: number;
  dueDay: Day | null;
  standing: boolean;
  assignments: Assignment[];
  placeholders: PlaceholderAssignment[];
  phases: PhaseGoal[];
  open: OpenPoint[];
  settled: Settlement[];
  /** Each name of the responsibility cell with whom it means. */
  parts: ReadPart[];
}

/** One name of a responsibility cell and whom the directory knows by it. */
export interface ReadPart extends Pick<PaperShare, 'kind' | 'role' | 'mode'> {
  text: string;
  unit: UnitId | null;
  /** Of a closed group, as the directory lists them. */
  members: UnitId[] | null;
}

/**
 * From the words of a paper to the shares of units (F4, F5, D1, D2): names through the directory, closed groups to their
 * members as they are now, open ones to placeholders, and everything a person must still decide by name. Pure; the
 * same paper, directory and decisions give the same plan, track ids included.
 */
export function planRow(
  paper: PaperRow,
  meaningOf: (text: string) => NameMeaning,
  decisions: PaperDecisions,
): RowPlan {
  const limit = settleLimit(paper, decisions);
  const said = decisions.answered?.shares.get(paper.row);
  const shares =
    said === undefined ? assignShares(paper.assignments, meaningOf, decisions) : decidedShares(said);
  const dueDay = limit.limit?.dueDay ?? null;
  const taken = takenDuties(paper, decisions, dueDay);
  const stages = [...new Set([...(limit.limit?.stages ?? []), ...taken.flatMap(({ days }) => days)])];
  return {
    row: paper.row,
    dueDay,
    standing: limit.limit?.standing ?? false,
    assignments: shares.assignments,
    placeholders: shares.placeholders,
    phases: stages.toSorted().map((due, n) => ({ id: `stage-${n + 1}`, due })),
    open: [...limit.open, ...shares.open, ...ownerMissing(shares)],
    settled: [
      ...limit.settled,
      ...shares.settled,
      ...taken.map(({ text, days }) => ({ kind: 'dutyTaken' as const, text, days })),
    ],
    parts: paper.assignments.map((share) => partOf(share, meaningOf(share.unitText))),
  };
}

function partOf({ unitText, kind, role, mode }: PaperShare, meaning: NameMeaning): ReadPart {
  const isGroup = meaning.kind === 'group' && meaning.closed;
  return {
    text: unitText,
    kind,
    role,
    mode,
    unit: meaning.kind === 'unit' ? meaning.unit : null,
    members: isGroup ? [...meaning.members] : null,
  };
}

/** Duties inside the content that a person took as stages; a day after the row's own limit is none. */
function takenDuties(
  paper: PaperRow,
  decisions: PaperDecisions,
  dueDay: Day | null,
): { text: string; days: Day[] }[] {
  return (decisions.answered?.duties.get(paper.row) ?? [])
    .filter(({ take }) => take === 'stages')
    .map(({ start, days }) => ({
      text: paper.duties?.find((duty) => duty.start === start)?.text ?? '',
      days: days.filter((day) => dueDay === null || day < dueDay),
    }))
    .filter(({ days }) => days.length > 0);
}

interface SettledLimit {
  limit: Limit | null;
  open: OpenPoint[];
  settled: Settlement[];
}

function settleLimit(paper: PaperRow, decisions: PaperDecisions): SettledLimit {
  const answer = decisions.answered?.limits.get(paper.row);
  if (answer?.kind === 'standing') {
    const limit = { dueDay: null, standing: true, stages: [] };
    return { limit, open: [], settled: [{ kind: 'standingDecided' }] };
  }
  const decided = answer?.kind === 'dueDay' ? answer.dueDay : decisions.dueDays[paper.row];
  if (decided !== undefined) {
    const limit = { dueDay: decided, standing: false, stages: [] };
    return { limit, open: [], settled: [{ kind: 'deadlineDecided', dueDay: decided }] };
  }
  const own = limitOf(paper.deadline);
  if (own !== null) return { limit: own, open: [], settled: [] };
  const above = paper.inheritedDeadline;
  const inherits = decisions.inherit || answer?.kind === 'inherit';
  const inherited = above === null || !inherits ? null : limitOf(above.deadline);
  if (above === null || inherited === null)
    return {
      limit: null,
      open: [{ code: 'deadline.undecided', text: paper.deadlineText }],
      settled: [],
    };
  const note: Settlement = { kind: 'deadlineInherited', fromRow: above.fromRow, dueDay: inherited.dueDay };
  return { limit: inherited, open: [], settled: [note] };
}

/** Told only when nothing else is open: a group still to be resolved may bring an owner. */
function ownerMissing(shares: AssignedShares): OpenPoint[] {
  const owned = shares.assignments.some((a) => a.role !== 'support' && a.role !== 'reviewer');
  return owned || shares.open.length > 0 ? [] : [{ code: 'assignment.no_owner' }];
}
