import type { Actor, Command, CommandKind, Day, EpochMs, Task, TodoEntry, Track } from '../index.js';
import {
  addDays,
  addWorkdays,
  available,
  clockOf,
  commandKinds,
  contestGrounds,
  isMissingYear,
  isPrincipal,
  lackingParts,
  officeDay,
  systemActor,
  todoEntries,
  trackById,
  trackRoles,
} from '../index.js';
import type { CommandTarget } from '../index.js';
import type { Chance } from './chance.spec-kit.js';
import {
  OFFICE,
  actorOf,
  calendars,
  everybody,
  partUnits,
  people,
  policies,
  rosters,
} from './world.spec-kit.js';

/** A moment of a history: who could act on what. */
interface Moment {
  task: Task;
  at: EpochMs;
  chance: Chance;
}

/** What a person would do about an entry of their to-do list, likelier things more often. */
const answersTo: Record<TodoEntry['kind'], readonly CommandKind[]> = {
  sign: [
    'acknowledgeReceipt',
    'acknowledgeReceipt',
    'acknowledgeReceipt',
    'contestAssignment',
    'claim',
    'submit',
    'submitPart',
    'reportProgress',
  ],
  nominate: ['nominateUnits'],
  work: [
    'submit',
    'submitPart',
    'submit',
    'submitPart',
    'reportProgress',
    'claim',
    'release',
    'contestAssignment',
  ],
  rework: ['submit', 'submitPart', 'submit', 'submitPart', 'reportProgress', 'claim', 'release'],
  consolidate: ['submit', 'submit', 'submit', 'reportProgress', 'acceptPart', 'contestAssignment', 'claim'],
  acceptPart: ['acceptPart', 'acceptPart', 'returnPart', 'withdrawSubmission'],
  review: [
    'approve',
    'approve',
    'approve',
    'returnForRework',
    'reject',
    'requestInformation',
    'consult',
    'revokeDecision',
    'withdrawSubmission',
  ],
  answerInformation: ['answerInformation'],
  answerConsultation: ['answerConsultation'],
  acknowledgeEscalation: ['acknowledgeEscalation'],
  decideContest: ['decideContest'],
  appointReviewer: ['appointReviewer', 'returnForRework'],
  signOff: ['signOff', 'signOff', 'returnInside', 'contestAssignment'],
  reportCycle: ['reportProgress', 'reportProgress', 'submit'],
};

/** Acts of the office and of the engine that no entry asks for. */
const officeActs: readonly CommandKind[] = [
  'urge',
  'changeDeadline',
  'amend',
  'amend',
  'addUnit',
  'removeUnit',
  'reachPhase',
  'publishCalendar',
  'changePolicy',
  'cancel',
  'reopen',
  'decideContest',
];

/** Something that somebody is asked to do, done by them. */
export function answerTodo(moment: Moment): Command {
  const { task, chance } = moment;
  const entries = todoEntries(task);
  if (entries.length === 0) return officeAct(moment);
  const entry = chance.pick(entries);
  const kind = chance.pick(answersTo[entry.kind]);
  const by = kind === 'withdrawSubmission' ? ownerOf(task, entry.track, chance) : addressee(entry, chance);
  return fill(moment, kind, by, {
    ...targetOf(task, entry.track),
    ...(entry.kind === 'reportCycle' && chance.oneIn(2) ? { period: Number(entry.subject) } : {}),
    placeholder: entry.subject ?? '',
    escalation: entry.subject ?? '',
    request: entry.subject ?? '',
    consultation: entry.subject ?? '',
  });
}

export function officeAct(moment: Moment): Command {
  const { task, chance } = moment;
  const kind = task.closing === null ? chance.pick(officeActs) : 'reopen';
  const by = chance.oneIn(4)
    ? chance.pick(everybody)
    : actorOf(chance.pick(['S1', 'S2', 'BOSS', 'ADMIN', 'A1']));
  return fill(moment, kind, by, anyTarget(task, chance));
}

/** What seldom comes together by chance: the second half of something that has just become possible. */
export function sequel(moment: Moment): Command {
  const { task, at, chance } = moment;
  const possible: (() => Command)[] = [];
  const add = (kind: CommandKind, by: Actor, target: CommandTarget, times = 1): void => {
    for (let i = 0; i < times; i += 1) possible.push(() => fill(moment, kind, by, target));
  };
  for (const track of task.tracks.filter((t) => t.role !== 'reviewer')) {
    const target = { track: track.id, round: track.round };
    const owner = (): Actor => ownerOf(task, track.id, chance);
    if (track.claimedBy !== null)
      add('release', actorOf(track.claimedBy), target, track.status === 'contested' ? 4 : 1);
    if (track.awaitingSignature !== null) add('returnInside', actorOf(`${track.unit}L`), target);
    if (isAskedToSignAgain(task, track)) add('acknowledgeReceipt', owner(), target, 6);
    if (['contested', 'submitted', 'returned'].includes(track.status))
      add('amend', actorOf('S2'), target, track.status === 'returned' ? 2 : 1);
    if (track.status === 'contested') add('removeUnit', actorOf('S1'), target, 2);
    if (track.status === 'contested') add('cancel', actorOf('S1'), target);
    if (track.status === 'submitted') add('withdrawSubmission', owner(), target);
    if (track.status === 'submitted') add('removeUnit', actorOf('S1'), target);
    if (track.status === 'returned') add('removeUnit', actorOf('S2'), target);
    if (track.status === 'returned')
      add(isPrincipal(task, track.id) ? 'submit' : 'submitPart', owner(), target);
    if (task.tracks.some((t) => t.status === 'accepted')) add('removeUnit', actorOf('S1'), target, 2);
  }
  for (const review of task.reviews) addReview(moment, review, add);
  return possible.length === 0 ? officeAct({ task, at, chance }) : chance.pick(possible)();
}

/** Whether an amendment wants another signature of the part (F9). */
export function isAskedToSignAgain(task: Task, track: Track): boolean {
  return track.status !== 'awaitingReceipt' && clockOf(task, 'receipt', { track: track.id }) !== undefined;
}

const hasYes = ({ seats }: Task['reviews'][number]['levels'][number]): boolean =>
  seats.some((seat) => seat.decision?.outcome === 'approved');

/** Whether another part is not done while this one is reviewed, so that an approval closes the row over it. */
export function isLeftBeside(task: Task, review: Task['reviews'][number]): boolean {
  return task.tracks.some(
    (t) => t.id !== review.track && (t.status === 'contested' || t.status === 'returned'),
  );
}

type Add = (kind: CommandKind, by: Actor, target: CommandTarget, times?: number) => void;

/** The seats that are still empty, and what those who have decided might regret. */
function addReview({ task, chance }: Moment, review: Task['reviews'][number], add: Add): void {
  const target = { track: review.track, round: review.round };
  const level = review.levels[review.current];
  const parts = task.tracks.filter(
    (t) => t.id !== review.track && (t.status === 'accepted' || t.status === 'submitted'),
  );
  for (const seat of level?.seats ?? []) {
    const sitting = seat.candidates[0];
    if (seat.decision !== null) add('revokeDecision', actorOf(seat.decision.by), target);
    else if (sitting !== undefined) {
      const by = actorOf(sitting.person, sitting.unit);
      const oneYes = level?.quorum.mode === 'allAnswerAnyApproves';
      add(chance.pick(['returnForRework', 'reject', 'approve']), by, target, oneYes ? 6 : 1);
      // One yes among refusals confirms a standing duty, which goes on by the last answer, whatever that is.
      if (oneYes && task.standing)
        add(hasYes(level) ? chance.pick(['returnForRework', 'reject']) : 'approve', by, target, 12);
      if (parts.length > 0) add('returnForRework', by, target, 2);
      if (isLeftBeside(task, review)) add('approve', by, target, 8);
    }
  }
}

/** One of the commands that the product itself offers to somebody. */
export function offered(moment: Moment): Command {
  const { task, at, chance } = moment;
  const by = chance.pick(people);
  const open = available(task, by, at).filter((a) => a.allowed);
  if (open.length === 0) return wild(moment);
  const { kind, target } = chance.pick(open);
  return fill(moment, kind, by, target);
}

/** Anything by anybody about anything. */
export function wild(moment: Moment): Command {
  const { task, chance } = moment;
  const kind = chance.pick(commandKinds);
  return fill(moment, kind, chance.pick(everybody), anyTarget(task, chance));
}

/** The same command with one thing wrong or strange about it. */
export function spoilt(command: Command, { chance, task }: Moment): Command {
  const junk: Record<string, unknown> = {
    track: chance.pick(['nowhere', ...task.tracks.map((t) => t.id)]),
    round: chance.below(4),
    by: chance.pick(everybody),
    reason: '',
    text: '',
    answer: '',
    finding: '',
    dueDay: chance.pick(['2026-02-30', '2033-01-01', '2026-01-06', task.dueDay ?? '']),
    reworkUntil: chance.pick(['2026-02-30', '2033-01-01', '2026-01-06']),
    answerBy: chance.pick(['2026-02-30', '2020-01-01', '2033-01-01']),
    expected: chance.pick(['soon', '2026-12-31', '2026-01-10']),
    period: chance.below(7),
    tracks: [chance.pick(['nowhere', ...task.tracks.map((t) => t.id)])],
    statements: task.tracks.map((t) => ({ track: t.id, text: 'said' })),
    notApplicable: true,
    unit: chance.pick([...partUnits, OFFICE]),
    proposedUnit: chance.pick([...partUnits, OFFICE]),
    person: chance.pick(people).person,
    request: 'unknown',
    consultation: 'unknown',
    escalation: 'unknown',
    placeholder: 'unknown',
    phase: 'unknown',
    approver: '',
    effectiveOn: chance.pick(['2026-02-30', '2033-01-01']),
    leaving: chance.pick([['nowhere'], task.tracks.map((t) => t.id)]),
  };
  const keys = Object.keys(command).filter((key) => key in junk);
  const key = keys.length === 0 ? 'by' : chance.pick(keys);
  return { ...command, [key]: junk[key] } as Command;
}

function addressee(entry: TodoEntry, chance: Chance): Actor {
  const { person, role, unit } = entry.address;
  if (person !== null) return actorOf(person, unit ?? undefined);
  const holders = people.filter((p) => p.roles.includes(role) && (unit === null || p.unit === unit));
  return holders.length === 0 ? systemActor : chance.pick(holders);
}

function ownerOf(task: Task, track: string | null, chance: Chance): Actor {
  const unit = trackById(task, track ?? '')?.unit;
  const own = people.filter(
    (p) => p.unit === unit && (p.roles.includes('officer') || p.roles.includes('unitLeader')),
  );
  return own.length === 0 ? systemActor : chance.pick(own);
}

function targetOf(task: Task, track: string | null): CommandTarget {
  const found = trackById(task, track ?? '');
  return found === undefined ? {} : { track: found.id, round: found.round };
}

function anyTarget(task: Task, chance: Chance): CommandTarget {
  const track = chance.pick(task.tracks);
  const some = (ids: string[]): string => (ids.length === 0 ? 'none' : chance.pick(ids));
  return {
    track: track.id,
    round: track.round,
    placeholder: some(task.placeholders.map((p) => p.id)),
    escalation: some(task.escalations.map((e) => e.id)),
    request: some(task.information.map((i) => i.id)),
    consultation: some(task.reviews.flatMap((r) => r.consultations.map((c) => c.id))),
    phase: some(task.phases.map((p) => p.id)),
  };
}

/** A command of a kind with everything a person would fill in, and with what its target says. */
export function fill(moment: Moment, kind: CommandKind, by: Actor, target: CommandTarget): Command {
  const body = Object.fromEntries(fieldsOf[kind].map((field) => valueOf(field, moment, kind, target)));
  return { kind, by: kind === 'tick' ? systemActor : by, ...body } as unknown as Command;
}

const reading = ['track', 'round'] as const;

/** The body of every command, so that nothing is chosen in vain. */
const fieldsOf: Record<CommandKind, readonly Field[]> = {
  issue: [],
  acknowledgeReceipt: ['track'],
  claim: ['track'],
  release: ['track'],
  nominateUnits: ['placeholder', 'units', 'reason'],
  addUnit: ['newId', 'unit', 'role', 'reason'],
  removeUnit: ['track', 'reason'],
  contestAssignment: ['track', 'ground', 'proposedUnit', 'reason'],
  decideContest: ['track', 'outcome', 'newTrack', 'dueDay', 'reason'],
  reportProgress: ['track', 'progress', 'problems', 'nextStep', 'expected', 'period'],
  reachPhase: ['phase', 'text'],
  submitPart: ['track', 'text', 'attachments'],
  acceptPart: reading,
  returnPart: [...reading, 'reason'],
  submit: ['track', 'text', 'attachments', 'notApplicable', 'statements', 'roster'],
  signOff: ['track', 'roster'],
  returnInside: ['track', 'reason'],
  withdrawSubmission: reading,
  approve: [...reading, 'opinion'],
  returnForRework: [...reading, 'reason', 'reworkUntil', 'tracks'],
  reject: [...reading, 'finding', 'reworkUntil'],
  revokeDecision: [...reading, 'reason'],
  consult: [...reading, 'consultation', 'person', 'unit', 'required', 'question'],
  answerConsultation: ['track', 'consultation', 'opinion'],
  appointReviewer: [...reading, 'person', 'unit', 'reason'],
  requestInformation: [...reading, 'request', 'question', 'answerBy'],
  answerInformation: ['track', 'request', 'answer', 'attachments'],
  acknowledgeEscalation: ['escalation', 'answer', 'text'],
  urge: ['text'],
  changeDeadline: ['dueDay', 'reason'],
  amend: ['text', 'editorial', 'dueDay', 'joining', 'leaving', 'reason', 'approver', 'effectiveOn'],
  cancel: ['reason'],
  reopen: ['reason', 'reworkUntil', 'tracks'],
  publishCalendar: ['calendar'],
  changePolicy: ['policy'],
  tick: [],
};
/** People who might be asked or appointed. */
const outsiders = ['Z1', 'Z2', 'BOSS2', 'E1', 'OL'];

type Maker = (moment: Moment, kind: CommandKind, target: CommandTarget) => unknown;

const values = {
  track: (_, __, target) => target.track ?? '',
  round: (_, __, target) => target.round ?? 1,
  placeholder: (_, __, target) => target.placeholder ?? '',
  phase: (_, __, target) => target.phase ?? '',
  escalation: (_, __, target) => target.escalation ?? '',
  period: (_, __, target) => target.period ?? null,
  newId: ({ task }) => `n${task.seq}`,
  newTrack: ({ task }) => `n${task.seq}`,
  consultation: ({ task }, kind, target) =>
    kind === 'consult' ? `k${task.seq}` : (target.consultation ?? ''),
  request: ({ task }, kind, target) =>
    kind === 'requestInformation' ? `q${task.seq}` : (target.request ?? ''),
  reason: () => 'because',
  progress: () => 'so far',
  finding: () => 'finding',
  question: () => 'why?',
  editorial: ({ chance }) => chance.oneIn(3),
  approver: () => 'BOSS',
  effectiveOn: ({ task, at, chance }) =>
    addDays(officeDay(task.calendar, at), chance.pick([-3, 0, 0, 0, 1, 6, 40])),
  leaving: ({ task, chance }, _, target) =>
    chance.oneIn(2) && target.track !== undefined
      ? [target.track]
      : task.tracks.filter((t) => t.status !== 'withdrawn' && chance.oneIn(5)).map((t) => t.id),
  joining: ({ task, chance }) =>
    [...partUnits, 'Z']
      .filter((unit) => chance.oneIn(task.tracks.some((t) => t.unit === unit) ? 12 : 4))
      .map((unit) => ({ track: `m${task.seq}${unit}`, unit, role: chance.pick(trackRoles) })),
  text: ({ task, chance }, kind) =>
    kind === 'amend'
      ? chance.pick([null, `words ${task.seq}`])
      : kind === 'acknowledgeEscalation' && chance.oneIn(2)
        ? null
        : 'words',
  answer: ({ chance }, kind) =>
    kind === 'acknowledgeEscalation' ? chance.pick(['read', 'directive', 'takeOver']) : 'thus',
  opinion: ({ chance }, kind) => (kind === 'approve' && chance.oneIn(2) ? null : 'well'),
  problems: () => null,
  nextStep: () => null,
  attachments: ({ chance }) => (chance.oneIn(3) ? ['file'] : []),
  notApplicable: ({ task, chance }) => task.skippable && chance.oneIn(4),
  units: ({ task, chance }) => someUnits(task, chance),
  person: ({ task }) => outsiders[task.seq % outsiders.length],
  unit: ({ task, chance }, kind) =>
    kind === 'addUnit' ? chance.pick(partUnits) : actorOf(outsiders[task.seq % outsiders.length] ?? '').unit,
  role: ({ chance }) => chance.pick(['support', 'responsible']),
  required: ({ chance }) => chance.oneIn(2),
  ground: ({ chance }) => chance.pick(contestGrounds),
  proposedUnit: ({ chance }) => chance.pick(partUnits),
  outcome: ({ chance }) => chance.pick(['upheld', 'reassigned']),
  dueDay: ({ task, at, chance }, kind) =>
    kind !== 'changeDeadline' && chance.oneIn(2) ? null : anotherDay(task, at, chance),
  statements: ({ task }, _, target) =>
    lackingParts(task, target.track ?? '').map((p) => ({ track: p.id, text: 'not there yet' })),
  roster: ({ chance }) => (chance.oneIn(2) ? rosters[0] : chance.pick(rosters)),
  tracks: ({ task, chance }, kind, target) =>
    kind === 'reopen' ? someTracks(task, chance) : goBackToo(task, target.track ?? '', chance),
  reworkUntil: ({ task, at, chance }) => addDays(earliest(task, at), chance.pick([0, 0, 1, 10, 60])),
  expected: ({ task, at, chance }) =>
    chance.oneIn(2) ? null : addDays(officeDay(task.calendar, at), chance.pick([1, 40])),
  answerBy: ({ task, at, chance }) => addDays(officeDay(task.calendar, at), chance.below(4)),
  calendar: ({ chance }) => chance.pick(calendars),
  policy: ({ chance }) => chance.pick(policies),
} satisfies Record<string, Maker>;

type Field = keyof typeof values;

function valueOf(field: Field, moment: Moment, kind: CommandKind, target: CommandTarget): [string, unknown] {
  const make: Maker = values[field];
  return [field === 'newId' ? 'track' : field, make(moment, kind, target)];
}

function earliest(task: Task, at: EpochMs): Day {
  const today = officeDay(task.calendar, at);
  const answer = addWorkdays(task.calendar, today, task.policy.limits.reworkWorkdaysMin);
  return isMissingYear(answer) ? today : answer.day;
}

function anotherDay(task: Task, at: EpochMs, chance: Chance): Day {
  const day = addDays(officeDay(task.calendar, at), chance.pick([-20, -1, 1, 5, 30, 100]));
  return day > '2026-12-31' ? '2026-12-31' : day;
}

function someUnits(task: Task, chance: Chance): { track: string; unit: string }[] {
  return [...partUnits, 'Z']
    .filter((unit) => !task.tracks.some((t) => t.unit === unit) && chance.oneIn(3))
    .map((unit) => ({ track: `n${task.seq}${unit}`, unit }));
}

function someTracks(task: Task, chance: Chance): string[] {
  const chosen = task.tracks.filter((t) => t.role !== 'reviewer' && chance.oneIn(2)).map((t) => t.id);
  return chosen.length === 0 ? task.tracks.slice(0, 1).map((t) => t.id) : chosen;
}

function goBackToo(task: Task, track: string, chance: Chance): string[] {
  const beside = (t: Track): boolean => t.id !== track && !isPrincipal(task, t.id) && t.role !== 'reviewer';
  return task.tracks
    .filter((t) => beside(t) && (t.status === 'accepted' || t.status === 'submitted') && chance.oneIn(2))
    .map((t) => t.id);
}
