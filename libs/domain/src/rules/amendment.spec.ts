import { fold, nextWake, systemActor } from '../index.js';
import type { AmendBody } from '../testing/amendments.spec-kit.js';
import { DAY, asked, revision, signed, tellings, toldBy } from '../testing/amendments.spec-kit.js';
import { Scene, instant, issueOf, lead, reviewer } from '../testing/scene.spec-kit.js';

describe('[R12] an amendment (F9)', () => {
  it('takes effect at once when its day has begun, and keeps what was beside what is', () => {
    const row = signed();
    const change = revision({ text: 'more', dueDay: '2026-05-29', leaving: ['b'] });
    row.act(DAY, 'S1', 'amend', { ...change, joining: [{ track: 'c', unit: 'C', role: 'support' }] });
    expect(row.events[0]).toMatchObject({
      kind: 'amended',
      amendment: { approver: 'BOSS', orderedBy: 'S1', reason: 'basis' },
      from: {
        text: null,
        dueDay: '2026-06-30',
        roster: [
          { track: 'a', unit: 'A', role: 'lead' },
          { track: 'b', unit: 'B', role: 'support' },
        ],
      },
      to: {
        text: 'more',
        dueDay: '2026-05-29',
        roster: [
          { track: 'a', unit: 'A', role: 'lead' },
          { track: 'c', unit: 'C', role: 'support' },
        ],
      },
    });
    expect(row.task).toMatchObject({
      dueDay: '2026-05-29',
      originalDueDay: '2026-06-30',
      revision: { number: 1, text: 'more', waiting: null },
    });
  });

  it('waits for its day by the timer and then counts from 00:00', () => {
    const row = signed();
    expect(tellings(row, '2026-03-20', { text: 'more' })).toEqual(['amendmentAnnounced A B']);
    expect(row.events.map((e) => e.kind)).toEqual(['amendmentScheduled']);
    expect(row.task.revision?.text).toBeNull();
    expect(nextWake(row.task)).toBe(instant([DAY, 0]));
    row.until([DAY, 0]);
    expect(row.task.revision).toEqual({ number: 1, text: 'more', waiting: null });
    expect(row.task.at).toBe(instant([DAY, 0]));
    expect(asked(row, 'a')).toEqual(['sign', 'consolidate']);
  });

  it('gives way to another that is to wait, and not to one that takes effect at once', () => {
    const row = signed();
    row.act('2026-03-20', 'S1', 'amend', revision({ text: 'first' }));
    row.act('2026-03-20', 'S1', 'amend', revision({ text: 'now', effectiveOn: '2026-03-20' }));
    expect(row.task.revision).toMatchObject({ text: 'now', waiting: { amendment: { text: 'first' } } });
    expect(tellings(row, '2026-03-20', { text: 'second' })).toEqual(['amendmentAnnounced A B']);
    expect(row.events.map((e) => e.kind)).toEqual(['amendmentLapsed', 'amendmentScheduled']);
    row.until(DAY);
    expect(row.task.revision).toEqual({ number: 2, text: 'second', waiting: null });
  });

  it('lapses as a whole when it no longer fits, and tells the office and the units', () => {
    const row = signed();
    row.act('2026-03-20', 'S1', 'amend', revision({ text: 'more', leaving: ['b'] }));
    row.part('2026-03-23', 'B');
    row.act('2026-03-24', 'A1', 'acceptPart', { track: 'b', round: 1 });
    const before = row.task;
    row.act([DAY, 0], systemActor, 'tick', {});
    expect(row.events).toMatchObject([{ kind: 'amendmentLapsed', why: 'track.wrong_status' }]);
    expect(toldBy(before, row.events)).toEqual(['amendmentLapsed A B', 'amendmentLapsed O']);
    expect(row.task).toMatchObject({ revision: { number: 0, text: null, waiting: null } });
    expect(row.track('b').status).toBe('accepted');
  });

  it('lapses with the row', () => {
    const row = signed();
    row.act('2026-03-20', 'S1', 'amend', revision({ text: 'more' }));
    const before = row.task;
    expect(row.act('2026-03-23', 'S1', 'cancel', { reason: 'void' })).toContain('amendmentLapsed');
    expect(row.task.revision?.waiting).toBeNull();
    expect(toldBy(before, row.events)).not.toContain('amendmentLapsed O');
    expect(row.refusal('2026-03-24', 'S1', 'amend', revision({ text: 'x' })).code).toBe('task.closed');
  });

  it.each<[string, Partial<AmendBody>, string]>([
    ['no basis', { text: 'x', reason: '' }, 'text.missing'],
    ['no approver', { text: 'x', approver: '' }, 'approver.missing'],
    ['no such day', { text: 'x', effectiveOn: '2026-02-30' }, 'deadline.missing'],
    ['a day of a year without a calendar', { text: 'x', effectiveOn: '2031-01-04' }, 'calendar.year_missing'],
    ['nothing', {}, 'amendment.unchanged'],
    ['the day it has', { dueDay: '2026-06-30' }, 'amendment.unchanged'],
    ['empty words', { text: '' }, 'text.missing'],
    ['a part that is not there', { leaving: ['z'] }, 'track.unknown'],
    ['a part twice', { leaving: ['b', 'b'] }, 'track.duplicate'],
    ['nobody who answers for it', { leaving: ['a'] }, 'assignment.no_owner'],
    [
      'a unit that is there',
      { joining: [{ track: 'n', unit: 'B', role: 'responsible' }] },
      'assignment.duplicate_unit',
    ],
    [
      'more than one act may carry',
      { leaving: Array.from({ length: 101 }, (_, i) => `t${i}`) },
      'limit.too_many',
    ],
  ])('is refused with %s', (_, change, code) => {
    expect(signed().refusal(DAY, 'S1', 'amend', revision(change)).code).toBe(code);
  });

  it('is ordered by the office that runs the ledger, and asks no limit of a standing duty', () => {
    expect(signed().refusal(DAY, 'BOSS', 'amend', revision({ text: 'x' })).code).toBe('actor.wrong_role');
    expect(signed().refusal(DAY, 'A1', 'amend', revision({ text: 'x' })).code).toBe('actor.wrong_role');
    const standing = signed({ standing: true, dueDay: null });
    const day = revision({ dueDay: '2026-05-29' });
    expect(standing.refusal(DAY, 'S1', 'amend', day).code).toBe('task.standing');
  });

  it('is refused while the stages that lie ahead would not fit', () => {
    const row = signed({ phases: [{ id: 'p', due: '2026-06-01' }] });
    expect(row.refusal(DAY, 'S1', 'amend', revision({ dueDay: '2026-05-29' }))).toMatchObject({
      code: 'phase.after_deadline',
      data: { phase: 'p' },
    });
  });

  it('leaves a row that was never amended as earlier releases stored it', () => {
    expect('revision' in signed().task).toBe(false);
  });
});

describe('[R13] signing again after an amendment', () => {
  it('is asked for when the words ask for more, on a clock of its own beside the work', () => {
    const row = signed();
    expect(tellings(row, DAY, { text: 'more' })).toEqual(['signAgain A A', 'signAgain B B']);
    expect(row.track('a').status).toBe('working');
    expect(asked(row, 'a')).toEqual(['sign', 'consolidate']);
    expect(row.lastDay('receipt', 'a')).toBe('2026-04-03');
    expect(row.sign('2026-04-02', 'A')).toEqual(['receiptAcknowledged', 'deadlineStopped']);
    expect(row.track('a')).toMatchObject({ status: 'working', receivedAt: instant('2026-04-02') });
    expect(asked(row, 'a')).toEqual(['consolidate']);
    expect(row.refusal('2026-04-02', 'A1', 'acknowledgeReceipt', { track: 'a' }).code).toBe(
      'track.wrong_status',
    );
  });

  it('is not asked for when the words are editorial, or the limit is later', () => {
    const row = signed();
    expect(tellings(row, DAY, { text: 'tidied', editorial: true, dueDay: '2026-07-31' })).toEqual([
      'amended A B',
    ]);
    expect([...asked(row, 'a'), ...asked(row, 'b')]).toEqual(['consolidate', 'work']);
  });

  it('is asked for when the limit is tighter, of those whose own limit is', () => {
    const row = signed();
    row.part('2026-03-10', 'B');
    row.act('2026-03-11', 'A1', 'returnPart', { track: 'b', round: 1, reason: 'more' });
    row.act(DAY, 'S1', 'amend', revision({ dueDay: '2026-05-29' }));
    expect(row.lastDay('completion', 'a')).toBe('2026-05-29');
    expect(asked(row, 'a')).toContain('sign');
    // The rework was promised until 30 June and keeps it.
    expect(row.lastDay('completion', 'b')).toBe('2026-06-30');
    expect(asked(row, 'b')).toEqual(['rework']);
  });

  it('of a part in rework leaves it in its rework', () => {
    const row = signed();
    row.part('2026-03-10', 'B');
    row.act('2026-03-11', 'A1', 'returnPart', { track: 'b', round: 1, reason: 'more' });
    row.act(DAY, 'S1', 'amend', revision({ text: 'more' }));
    expect(asked(row, 'b')).toEqual(['sign', 'rework']);
    row.sign('2026-04-02', 'B');
    expect(row.track('b').status).toBe('returned');
  });

  it('leaves whoever has not signed yet the time given before', () => {
    const row = new Scene();
    row.act('2026-03-03', 'S1', 'amend', revision({ text: 'more', effectiveOn: '2026-03-03' }));
    expect(row.lastDay('receipt', 'a')).toBe('2026-03-04');
    expect(asked(row, 'a')).toEqual(['sign']);
  });

  it('goes with whatever is handed in, also by the signature of the leader', () => {
    const row = signed({ policy: { ...issueOf().policy, signOff: true } });
    row.part('2026-03-31', 'B');
    row.act(DAY, 'S1', 'amend', revision({ text: 'more' }));
    expect(asked(row, 'b')).toEqual(['sign', 'signOff']);
    const roster = { people: [], leaders: [] };
    expect(row.act('2026-04-02', 'BL', 'signOff', { track: 'b', roster })).toContain('receiptAcknowledged');
    expect(asked(row, 'b')).toEqual(['acceptPart']);
  });

  it('waits for the decision where the assignment is contested', () => {
    const row = signed();
    const objection = { track: 'b', ground: 'notOurDuty' as const, proposedUnit: 'C', reason: 'no' };
    row.act('2026-03-04', 'B1', 'contestAssignment', objection);
    row.act('2026-03-04', 'S1', 'amend', revision({ text: 'more', effectiveOn: '2026-03-04' }));
    const decision = {
      track: 'b',
      outcome: 'upheld' as const,
      newTrack: null,
      dueDay: null,
      reason: 'yours',
    };
    row.act('2026-03-05', 'S1', 'decideContest', decision);
    expect(row.track('b').status).toBe('awaitingReceipt');
    expect(row.lastDay('receipt', 'b')).toBe('2026-03-09');
  });

  it('is still asked for when an objection in between is rejected', () => {
    const row = signed();
    row.act('2026-03-04', 'S1', 'amend', revision({ text: 'more', effectiveOn: '2026-03-04' }));
    const objection = { track: 'b', ground: 'notOurDuty' as const, proposedUnit: 'C', reason: 'no' };
    row.act('2026-03-04', 'B1', 'contestAssignment', objection);
    expect(row.track('b').contest?.from).toBe('awaitingReceipt');
  });

  it('leaves a paper under review in its round, and tells its readers', () => {
    const row = new Scene({ assignments: [lead('A'), reviewer('D')] });
    row.submit('2026-03-31', 'A');
    expect(tellings(row, DAY, { text: 'more', dueDay: '2026-03-30' })).toEqual(['amended A D D D']);
    expect(row.track('a')).toMatchObject({ status: 'submitted', round: 1 });
    expect(row.track('a').overdueSince).toBe(instant(['2026-03-31', 0]));
    expect(row.approve('2026-04-02', 'D1')).toContain('taskCompleted');
    expect(row.task.status).toBe('completedLate');
  });
});

describe('[D9] the last day of an amendment (F59, F60)', () => {
  it('in the past means overdue now, and one notice is sent for all that were missed', () => {
    const row = signed();
    row.until('2026-03-20');
    row.act(DAY, 'S1', 'amend', revision({ dueDay: '2026-03-25' }));
    expect(row.clock('completion', 'a')).toMatchObject({ id: 'completion:a:2', status: 'running' });
    const sent = row.until([DAY, 601]).filter((line) => line.includes('completion'));
    expect(sent).toEqual(['2026-04-01 10:00 completion/orange', '2026-04-01 10:00 completion/orange']);
    expect(row.track('a').overdueSince).toBe(instant(['2026-03-26', 0]));
    expect(row.clock('completion', 'a').original).toBe(instant(['2026-07-01', 0]));
  });
});

it('[E1] the record of an amendment folds to the same row', () => {
  const row = signed();
  const before = row.task;
  row.act(DAY, 'S1', 'amend', revision({ text: 'more', dueDay: '2026-05-29', leaving: ['b'] }));
  expect(fold(before, row.events)).toEqual(row.task);
});
