import type { Names, Session, TaskHeader, TaskView } from '#contract';
import type { Actor, Assignment, Command, Day, EpochMs, Role, Task } from '#domain';
import {
  available,
  decide,
  defaultPolicy,
  evolve,
  light,
  startOfDay,
  systemActor,
  todoEntries,
} from '#domain';
import { plainCalendar } from './fake-server.js';

/** A small office: a lead, a supporting unit, and the office that runs the ledger. */
export const names: Names = {
  units: {
    lead: { id: 'lead', shortName: '区发改局', fullName: '区发展和改革局' },
    support: { id: 'support', shortName: '区水务局', fullName: '区水务局' },
    office: { id: 'office', shortName: '区政数局', fullName: '区政务服务和数字化局' },
  },
  people: {
    chen: { id: 'chen', name: '陈敏', unit: 'lead' },
    liu: { id: 'liu', name: '刘波', unit: 'support' },
    zhou: { id: 'zhou', name: '周彤', unit: 'office' },
    system: { id: 'system', name: '系统', unit: 'system' },
  },
};

export const officer: Actor = { person: 'chen', unit: 'lead', roles: ['officer'] };
export const supporter: Actor = { person: 'liu', unit: 'support', roles: ['officer'] };
export const supervisor: Actor = { person: 'zhou', unit: 'office', roles: ['supervisor'] };

export const roster = { people: [{ person: 'zhou', unit: 'office' }], leaders: [] };

/** 09:00 of a day at the office. */
export function morningOf(day: Day): EpochMs {
  return startOfDay(day, plainCalendar.utcOffsetMinutes) + 9 * 3_600_000;
}

export function sessionOf(actor: Actor, more: { roles?: Role[] } = {}): Session {
  const unit = names.units[actor.unit];
  if (unit === undefined) throw new Error(`no unit ${actor.unit}`);
  return {
    person: { id: actor.person, name: names.people[actor.person]?.name ?? actor.person },
    unit,
    roles: more.roles ?? actor.roles,
    locale: 'zh',
    idleUntil: 9e12,
    endsAt: 9e12,
  };
}

const shares: Assignment[] = [
  { track: 't1', unit: 'lead', role: 'lead', mode: null },
  { track: 't2', unit: 'support', role: 'support', mode: null },
];

/** A row issued on Monday 1 June 2026 and due on the last day of the month, with the acts that followed. */
export function taskAfter(acts: { at: EpochMs; command: Command }[] = [], assignments = shares): Task {
  const issue: Command = {
    kind: 'issue',
    by: systemActor,
    task: 'l1-001',
    ledger: 'l1',
    row: 1,
    standing: false,
    skippable: false,
    dueDay: '2026-06-30',
    coordinatingUnit: 'office',
    responsibleLeader: null,
    calendar: plainCalendar,
    policy: defaultPolicy,
    assignments,
    placeholders: [],
    phases: [],
  };
  let task: Task | null = null;
  for (const { at, command } of [{ at: morningOf('2026-06-01'), command: issue }, ...acts]) {
    const decision = decide(task, command, at);
    if ('refusal' in decision) throw new Error(`${command.kind} refused: ${decision.refusal.code}`);
    for (const event of decision.events) task = evolve(task, event);
  }
  if (task === null) throw new Error('nothing was issued');
  return task;
}

export const signedBy = (by: Actor, track: string): Command => ({ kind: 'acknowledgeReceipt', by, track });

export function headerOf(task: Task, at: EpochMs): TaskHeader {
  return {
    id: task.id,
    ledger: { id: 'l1', title: '2026年重点任务', year: 2026 },
    row: task.row,
    section: { no: '二', title: '政策解读' },
    item: { no: 6, title: '公众参与' },
    text: '对涉及群众切身利益的重大决策，每半年公布一次目录。',
    status: task.status,
    light: light(task, at).light,
    standing: task.standing,
    dueDay: task.dueDay,
  };
}

/** What the API would tell this person of the task. */
export function viewFor(task: Task, by: Actor, at: EpochMs): TaskView {
  const todo = todoEntries(task);
  return {
    header: headerOf(task, at),
    formerText: null,
    responsibilityText: '区发改局牵头，区水务局配合',
    deadlineText: '2026年6月底前',
    at,
    state: task,
    light: light(task, at),
    tracks: task.tracks.map(({ id, unit, role, status, round }) => ({
      id,
      unit,
      role,
      status,
      round,
      light: 'green',
      heldBy: todo
        .filter((entry) => entry.track === id)
        .map(({ address, kind, since, due }) => ({
          unit: address.unit,
          person: address.person,
          kind,
          since,
          due,
          workdays: 0,
        })),
    })),
    deadlines: [],
    todo,
    available: available(task, by, at),
    roster,
    contents: {},
    names,
    drafts: [],
  };
}
