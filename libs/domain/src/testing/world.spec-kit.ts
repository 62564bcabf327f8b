import type {
  Actor,
  Assignment,
  Calendar,
  Candidate,
  CommandOf,
  Day,
  PlaceholderAssignment,
  Policy,
  ReviewRoster,
  TrackRole,
} from '../index.js';
import { addDays, defaultPolicy, startOfDay, systemActor } from '../index.js';
import type { Chance } from './chance.spec-kit.js';

/** Units with parts; `O` runs the ledger, `G` is the government, `T` looks after the machine, `Z` has no part. */
export const partUnits = ['A', 'B', 'C', 'D', 'E'] as const;
export const OFFICE = 'O';

const person = (id: string, unit: string, ...roles: Actor['roles']): Actor => ({ person: id, unit, roles });

/** Everybody there is. `A1` has a second account in the office: one person, two units. */
export const people: readonly Actor[] = [
  ...[...partUnits, 'Z'].flatMap((unit) => [
    person(`${unit}1`, unit, 'officer'),
    person(`${unit}2`, unit, 'officer'),
    person(`${unit}L`, unit, 'unitLeader'),
  ]),
  person('O1', OFFICE, 'officer'),
  person('OL', OFFICE, 'unitLeader'),
  person('S1', OFFICE, 'supervisor'),
  person('S2', OFFICE, 'supervisor', 'officer'),
  person('A1', OFFICE, 'supervisor'),
  person('BOSS', 'G', 'leader'),
  person('BOSS2', 'G', 'leader'),
  person('ADMIN', 'T', 'administrator'),
];
export const everybody: readonly Actor[] = [...people, systemActor];

export const actorOf = (id: string, unit?: string): Actor =>
  everybody.find((a) => a.person === id && (unit === undefined || a.unit === unit)) ?? systemActor;

const seats: Candidate[] = people
  .filter((p) => p.unit !== 'T' && p.unit !== 'G' && p.unit !== 'Z')
  .filter((p) => p.unit !== OFFICE || p.roles.includes('supervisor') || p.roles.includes('unitLeader'))
  .map((p) => ({ person: p.person, unit: p.unit }));
const leader = (id: string): Candidate => ({ person: id, unit: 'G' });

/** The directory as it might stand when a paper is handed in: ordinary, without leaders, without anybody. */
export const rosters: readonly ReviewRoster[] = [
  { people: seats, leaders: [leader('BOSS'), leader('BOSS2')] },
  { people: seats, leaders: [leader('BOSS')] },
  { people: seats.filter((s) => s.person !== 'A1' || s.unit !== OFFICE), leaders: [leader('BOSS')] },
  { people: seats, leaders: [] },
  { people: [], leaders: [leader('BOSS')] },
  { people: [], leaders: [] },
];

/** The arrangement of 2026 as it was published, and of 2027 as it might be. */
export const holidays2026: Day[] = [
  '01-01',
  '01-02',
  '02-16',
  '02-17',
  '02-18',
  '02-19',
  '02-20',
  '02-23',
  '04-06',
  '05-01',
  '05-04',
  '05-05',
  '06-19',
  '09-25',
  '10-01',
  '10-02',
  '10-05',
  '10-06',
  '10-07',
].map((day) => `2026-${day}`);
export const makeUpWorkdays2026: Day[] = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'].map(
  (day) => `2026-${day}`,
);

export const calendar2026: Calendar = {
  version: '2026-1',
  utcOffsetMinutes: 480,
  opensAtMinute: 540,
  years: [2026],
  holidays: holidays2026,
  makeUpWorkdays: makeUpWorkdays2026,
};
const calendar2027: Calendar = {
  ...calendar2026,
  version: '2027-1',
  years: [2026, 2027],
  holidays: [...holidays2026, '2027-01-01', '2027-02-08', '2027-02-09', '2027-02-10'],
  makeUpWorkdays: [...makeUpWorkdays2026, '2027-02-06'],
};
const calendarOfYears: Calendar = {
  ...calendar2026,
  version: 'years-1',
  years: [2024, 2025, 2026, 2027, 2028],
  holidays: holidays2026,
};
const moved2026: Calendar = {
  ...calendar2027,
  version: '2027-2',
  holidays: [...holidays2026.slice(0, -1), '2026-10-08', '2026-12-30', '2026-12-31', '2027-01-01'],
};
export const calendars: readonly Calendar[] = [calendar2026, calendar2027, calendarOfYears, moved2026];

const policy = (version: string, change: Partial<Policy>): Policy => ({
  ...defaultPolicy,
  ...change,
  version,
});
const level = (
  id: string,
  source: Policy['reviewLevels'][number]['source'],
  quorum: Policy['reviewLevels'][number]['quorum'],
) => ({ id, source, quorum });

export const policies: readonly Policy[] = [
  defaultPolicy,
  policy('signed', { signOff: true }),
  policy('any', { reviewLevels: [level('r', 'reviewers', { mode: 'any' })] }),
  policy('two levels', {
    reviewLevels: [
      level('first', 'reviewers', { mode: 'all' }),
      level('last', 'responsibleLeader', { mode: 'any' }),
    ],
  }),
  policy('three levels', {
    signOff: true,
    reviewLevels: [
      level('first', 'coordinatingOffice', { mode: 'any' }),
      level('second', 'reviewers', { mode: 'sequential' }),
      level('last', 'responsibleLeader', { mode: 'all' }),
    ],
  }),
  policy('count', { reviewLevels: [level('r', 'reviewers', { mode: 'count', count: 2 })] }),
  policy('percent', { reviewLevels: [level('r', 'reviewers', { mode: 'percent', percent: 50 })] }),
  policy('in turn', { reviewLevels: [level('r', 'reviewers', { mode: 'sequential' })] }),
  policy('one yes', { reviewLevels: [level('r', 'reviewers', { mode: 'allAnswerAnyApproves' })] }),
  policy('early acknowledgement', {
    ladders: {
      ...defaultPolicy.ladders,
      completion: defaultPolicy.ladders.completion.map((r) => ({ ...r, acknowledge: r.offsetWorkdays >= 0 })),
      receipt: [],
      contest: [],
    },
    limits: { ...defaultPolicy.limits, reworkWorkdaysMin: 1, urgeIntervalMs: 0, contestWorkdays: 20 },
  }),
];

interface Shape {
  owners: [string, TrackRole][];
  placeholders?: [string, TrackRole][];
  standing?: boolean;
  dated?: boolean;
  phases?: number;
}

/** Rows of every make: leads, joint leads, separate owners, reviewers, open groups, standing duties, stages. */
const shapes: readonly Shape[] = [
  {
    owners: [
      ['A', 'lead'],
      ['B', 'support'],
      ['C', 'support'],
    ],
  },
  {
    owners: [
      ['A', 'jointLead'],
      ['B', 'jointLead'],
      ['C', 'support'],
    ],
  },
  {
    owners: [
      ['A', 'responsible'],
      ['B', 'responsible'],
      ['C', 'responsible'],
    ],
  },
  {
    owners: [
      ['A', 'lead'],
      ['B', 'responsible'],
      ['D', 'reviewer'],
    ],
  },
  {
    owners: [
      [OFFICE, 'lead'],
      ['B', 'support'],
    ],
  },
  {
    owners: [
      ['A', 'lead'],
      ['D', 'reviewer'],
      ['E', 'reviewer'],
    ],
  },
  {
    owners: [
      ['A', 'lead'],
      ['A', 'reviewer'],
      ['E', 'reviewer'],
      ['B', 'support'],
    ],
  },
  { owners: [['A', 'lead']], placeholders: [['g1', 'support']] },
  {
    owners: [
      ['A', 'lead'],
      ['D', 'reviewer'],
      ['E', 'reviewer'],
      ['C', 'reviewer'],
    ],
    placeholders: [
      ['g1', 'jointLead'],
      ['g2', 'reviewer'],
    ],
  },
  {
    owners: [
      ['A', 'lead'],
      ['B', 'support'],
    ],
    phases: 2,
  },
  {
    owners: [
      ['A', 'lead'],
      ['B', 'support'],
    ],
    standing: true,
  },
  {
    owners: [
      ['A', 'responsible'],
      ['B', 'responsible'],
      ['D', 'reviewer'],
    ],
    standing: true,
  },
  {
    owners: [
      ['A', 'lead'],
      ['B', 'responsible'],
      ['D', 'reviewer'],
      ['E', 'reviewer'],
    ],
    standing: true,
    dated: true,
    phases: 1,
  },
];

const hasSeveralReviewers = (shape: Shape): boolean =>
  shape.owners.filter(([, role]) => role === 'reviewer').length > 1;

const firstDay = '2026-01-05';
export const instantOf = (day: Day, minute = 600): number => startOfDay(day, 480) + minute * 60_000;

/** A row to be issued, and when. */
export function anyIssue(chance: Chance): { command: CommandOf<'issue'>; at: number } {
  const chosen = chance.pick(policies);
  // What several people decide together needs several people.
  const several = ['count', 'percent', 'in turn', 'one yes'].includes(chosen.version) && chance.below(4) > 0;
  const shape = chance.pick(several ? shapes.filter(hasSeveralReviewers) : shapes);
  const calendar = chance.pick(calendars.slice(0, 3));
  const day = addDays(firstDay, chance.below(340));
  const due = addDays(day, chance.pick([-40, -1, 0, 1, 4, 9, 20, 45, 90, 200]));
  const dueDay = due > '2026-12-31' ? '2026-12-31' : due < firstDay ? firstDay : due;
  const assignments: Assignment[] = shape.owners.map(([unit, role], i) => ({
    track: `${unit.toLowerCase()}${i}`,
    unit,
    role,
    mode: null,
  }));
  const placeholders: PlaceholderAssignment[] = (shape.placeholders ?? []).map(([id, role]) => ({
    id,
    text: 'all that are concerned',
    role,
    mode: null,
  }));
  const phases = Array.from({ length: shape.phases ?? 0 }, (_, i) => ({
    id: `p${i}`,
    due: addDays(dueDay, -10 * i),
  }));
  const standing = shape.standing ?? false;
  return {
    at: instantOf(day, chance.below(1440)),
    command: {
      kind: 'issue',
      by: systemActor,
      task: 'row-1',
      ledger: 'ledger',
      row: 1,
      standing,
      skippable: chance.oneIn(3),
      dueDay: standing && !shape.dated ? null : dueDay,
      coordinatingUnit: OFFICE,
      responsibleLeader: chance.oneIn(4) ? null : 'BOSS',
      calendar,
      policy: chosen,
      assignments,
      placeholders,
      phases,
    },
  };
}
