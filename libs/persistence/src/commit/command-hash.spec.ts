import type { Command } from '#domain';
import { defaultPolicy, systemActor } from '#domain';
import { commandHash } from './command-hash.js';

const submit: Command = {
  kind: 'submit',
  by: { person: 'p-1', unit: 'u-1', roles: ['officer'] },
  track: 'a',
  text: 'f'.repeat(64),
  attachments: [],
  notApplicable: false,
  statements: [],
  roster: { people: [{ person: 'p-2', unit: 'u-2' }], leaders: [] },
};
const issue: Command = {
  kind: 'issue',
  by: systemActor,
  task: 'l-1-001',
  ledger: 'l-1',
  row: 1,
  standing: false,
  skippable: false,
  dueDay: '2026-06-30',
  coordinatingUnit: 'u-o',
  responsibleLeader: null,
  calendar: {
    version: '1',
    utcOffsetMinutes: 480,
    opensAtMinute: 540,
    years: [2026],
    holidays: [],
    makeUpWorkdays: [],
  },
  policy: defaultPolicy,
  assignments: [],
  placeholders: [],
  phases: [],
};
const same = (left: Command, right: Command): boolean => commandHash(left).equals(commandHash(right));

describe('the hash of what was asked', () => {
  it('does not depend on what the server adds', () => {
    expect(same(submit, { ...submit, roster: { people: [], leaders: [] } })).toBe(true);
    expect(same(submit, { ...submit, by: { ...submit.by, roles: ['officer', 'leader'] } })).toBe(true);
    expect(same(issue, { ...issue, policy: { ...defaultPolicy, version: '2' } })).toBe(true);
    expect(same(issue, { ...issue, calendar: { ...issue.calendar, version: '2' } })).toBe(true);
  });

  it('depends on everything that a person asks', () => {
    expect(same(submit, { ...submit, text: 'e'.repeat(64) })).toBe(false);
    expect(same(submit, { ...submit, attachments: ['f'.repeat(64)] })).toBe(false);
    expect(same(submit, { ...submit, by: { ...submit.by, person: 'p-3' } })).toBe(false);
    expect(same(issue, { ...issue, dueDay: '2026-07-01' })).toBe(false);
    const publish: Command = { kind: 'publishCalendar', by: systemActor, calendar: issue.calendar };
    expect(same(publish, { ...publish, calendar: { ...issue.calendar, version: '2' } })).toBe(false);
    const change: Command = { kind: 'changePolicy', by: systemActor, policy: defaultPolicy };
    expect(same(change, { ...change, policy: { ...defaultPolicy, version: '2' } })).toBe(false);
  });
});
