import { defaultPolicy } from '../policy/policy.js';
import type { Policy, Quorum } from '../policy/policy.js';
import { todoEntries } from '../task/todo.js';
import { Scene, jointLead, lead, responsible, reviewer, support } from '../testing/scene.spec-kit.js';
import { actorOf, rosters } from '../testing/world.spec-kit.js';

const level = (
  id: string,
  source: 'reviewers' | 'coordinatingOffice' | 'responsibleLeader',
  quorum: Quorum,
) => ({
  id,
  source,
  quorum,
});
const withLevels = (...reviewLevels: Policy['reviewLevels']): Policy => ({
  ...defaultPolicy,
  version: 'levels',
  reviewLevels,
});
const quorum = (q: Quorum) => withLevels(level('r', 'reviewers', q));
const three = [lead('A'), reviewer('C'), reviewer('D'), reviewer('E')];

/** A row of lead A whose paper lies with its reviewers. */
function inReview(policy: Policy = defaultPolicy, assignments = [lead('A')], roster = rosters[0]): Scene {
  const row = new Scene({ policy, assignments });
  const statements = assignments
    .filter((a) => a.role === 'support')
    .map((a) => ({ track: a.track, text: 'no answer' }));
  row.submit('2026-04-01', 'A', { statements, ...(roster ? { roster } : {}) });
  return row;
}
const why = (row: Scene, who: string | ReturnType<typeof actorOf>, round = 1, track = 'a'): string =>
  row.refusal('2026-04-02', who, 'approve', { track, round, opinion: null }).code;
const asked = (row: Scene): (string | null)[] =>
  todoEntries(row.task)
    .filter((e) => e.kind === 'review')
    .map((e) => e.address.person);

describe('[S2] who reviews', () => {
  it('is the coordinating office, when the row names nobody (D4)', () => {
    const row = inReview();
    expect(asked(row)).toEqual(['OL', 'S1', 'S2', 'A1'].filter((p) => p !== 'A1'));
    expect(row.approve('2026-04-02', 'S1')).toContain('taskCompleted');
  });

  it('is each of two named units, and both must pass (D3)', () => {
    const row = inReview(defaultPolicy, [lead('A'), reviewer('D'), reviewer('E')]);
    row.approve('2026-04-02', 'D1');
    expect(row.task.closing).toBeNull();
    expect(why(row, 'D2')).toBe('review.already_decided');
    expect(why(row, 'S1')).toBe('reviewer.not_on_roster');
    row.approve('2026-04-03', 'EL');
    expect(row.task.status).toBe('completed');
  });

  it('[S1] is never the author, not under a second account either', () => {
    const row = inReview();
    expect(why(row, 'A1')).toBe('reviewer.is_author');
    expect(why(row, actorOf('A1', 'O'))).toBe('reviewer.is_author');
  });

  it('is nobody of the unit that wrote, where the office leads its own row (D5)', () => {
    const row = new Scene({ assignments: [lead('O')] });
    row.act('2026-04-01', 'O1', 'submit', {
      track: 'o',
      text: 'x',
      attachments: [],
      notApplicable: false,
      statements: [],
      roster: rosters[1] as never,
    });
    expect(asked(row)).toEqual(['BOSS']);
    expect(row.task.reviews[0]?.levels[0]?.escalated).toBe('responsibleLeader');
    expect(row.refusal('2026-04-02', 'S1', 'approve', { track: 'o', round: 1, opinion: null }).code).toBe(
      'reviewer.unit_is_author',
    );
    row.approve('2026-04-02', 'BOSS', 'o');
    expect(row.task.status).toBe('completed');
  });

  it('[S3] is appointed by an administrator when nobody is left (D14)', () => {
    const row = inReview(defaultPolicy, [lead('A')], rosters[5]);
    expect(row.task.reviews[0]?.levels[0]?.escalated).toBe('administrator');
    expect(todoEntries(row.task).map((e) => e.kind)).toEqual(['appointReviewer']);
    expect(why(row, 'S1')).toBe('reviewer.not_on_roster');
  });

  it('[S4] is one person once, where several seats went up to the same leader', () => {
    const row = inReview(defaultPolicy, [lead('A'), reviewer('D'), reviewer('E')], rosters[4]);
    expect(row.task.reviews[0]?.levels[0]?.seats).toHaveLength(1);
    row.approve('2026-04-02', 'BOSS');
    expect(row.task.status).toBe('completed');
  });
});

describe('[S5] quorum (F38)', () => {
  const passes = (q: Quorum, ...who: string[]): boolean => {
    const row = inReview(quorum(q), three);
    for (const person of who) row.approve('2026-04-02', person);
    return row.task.closing !== null;
  };

  it('all, any, a number, a share', () => {
    expect([passes({ mode: 'all' }, 'C1', 'D1'), passes({ mode: 'all' }, 'C1', 'D1', 'E1')]).toEqual([
      false,
      true,
    ]);
    expect(passes({ mode: 'any' }, 'E1')).toBe(true);
    expect([
      passes({ mode: 'count', count: 2 }, 'C1'),
      passes({ mode: 'count', count: 2 }, 'C1', 'E1'),
    ]).toEqual([false, true]);
    expect([
      passes({ mode: 'percent', percent: 34 }, 'C1'),
      passes({ mode: 'percent', percent: 34 }, 'C1', 'D1'),
    ]).toEqual([false, true]);
  });

  it('a number above the seats is met by all of them', () => {
    expect([
      passes({ mode: 'count', count: 9 }, 'C1', 'D1'),
      passes({ mode: 'count', count: 9 }, 'C1', 'D1', 'E1'),
    ]).toEqual([false, true]);
  });

  it('in sequence, in the order of the row', () => {
    const row = inReview(quorum({ mode: 'sequential' }), three);
    expect(asked(row)).toEqual(['C1', 'C2', 'CL']);
    expect(why(row, 'D1')).toBe('review.not_your_turn');
    row.approve('2026-04-02', 'C2');
    expect(asked(row)).toEqual(['D1', 'D2', 'DL']);
  });

  it('all answer and one yes is enough: a no is counted, and the last one settles', () => {
    const row = inReview(quorum({ mode: 'allAnswerAnyApproves' }), three);
    expect(row.sendBack('2026-04-02', 'C1', '2026-07-15')).toEqual(['seatReturned']);
    row.approve('2026-04-02', 'D1');
    const body = { track: 'a', round: 1, finding: 'no', reworkUntil: '2026-07-15' };
    expect(row.act('2026-04-03', 'E1', 'reject', body)).toContain('taskCompleted');
    const none = inReview(quorum({ mode: 'allAnswerAnyApproves' }), three);
    for (const who of ['C1', 'D1']) none.sendBack('2026-04-02', who, '2026-07-15');
    expect(none.sendBack('2026-04-02', 'E1', '2026-07-15')).toContain('returnedForRework');
    expect(none.track('a').status).toBe('returned');
  });

  it('the roster is the one of the moment at which the review opened', () => {
    const row = inReview(defaultPolicy, [lead('A'), reviewer('D')]);
    row.act('2026-04-02', 'S1', 'removeUnit', { track: 'review-D', reason: 'has left' });
    row.approve('2026-04-03', 'D1');
    expect(row.task.status).toBe('completed');
  });
});

describe('several levels (F37)', () => {
  const chain = withLevels(
    level('first', 'coordinatingOffice', { mode: 'any' }),
    level('last', 'responsibleLeader', { mode: 'any' }),
  );

  it('decide one after the other, each with its own time', () => {
    const row = inReview(chain);
    expect(why(row, 'BOSS')).toBe('reviewer.not_on_roster');
    expect(row.approve('2026-04-02', 'S1')).toEqual([
      'seatApproved',
      'reviewLevelPassed',
      'deadlineStopped',
      'deadlineArmed',
    ]);
    expect(row.lastDay('review', 'a')).toBe('2026-04-08');
    expect(asked(row)).toEqual(['BOSS']);
    row.approve('2026-04-03', 'BOSS');
    expect(row.task.status).toBe('completed');
  });

  it('begin again with the first after a return', () => {
    const row = inReview(chain);
    row.approve('2026-04-02', 'S1');
    row.sendBack('2026-04-03', 'BOSS', '2026-07-15');
    row.submit('2026-04-07', 'A');
    expect(row.task.reviews[0]).toMatchObject({ round: 2, current: 0 });
  });
});

describe('[D6] sending back (F39, F41)', () => {
  it('opens a new round, re-arms every timer and gives at least the time of a rework', () => {
    const row = inReview();
    row.sendBack('2026-06-29', 'S1', '2026-07-06');
    expect(row.track('a')).toMatchObject({ status: 'returned', round: 2, returns: 1 });
    expect(row.lastDay('completion', 'a')).toBe('2026-07-06');
    expect(
      row
        .clock('completion', 'a')
        .steps.filter((s) => s.status === 'planned')
        .map((s) => s.id),
    ).toEqual(['remind1', 'blue', 'orange', 'red']);
    expect(row.clock('review', 'a').status).toBe('met');
    expect(row.task.status).toBe('inRework');
  });

  it('never shortens what the unit had', () => {
    const row = inReview();
    row.sendBack('2026-04-02', 'S1', '2026-04-10');
    expect(row.lastDay('completion', 'a')).toBe('2026-06-30');
  });

  it('leaves other leads alone, and takes the parts along that it names', () => {
    const row = inReview(defaultPolicy, [lead('A'), support('B'), support('C')]);
    row.part('2026-04-01', 'B');
    row.part('2026-04-01', 'C');
    const body = { track: 'a', round: 1, reason: 'more', reworkUntil: '2026-07-15', tracks: ['b'] };
    row.act('2026-04-02', 'S1', 'returnForRework', body);
    expect(row.task.tracks.map((t) => `${t.status} ${t.round}`)).toEqual([
      'returned 2',
      'returned 2',
      'submitted 1',
    ]);
    const joint = new Scene({ assignments: [jointLead('A'), jointLead('B')] });
    joint.submit('2026-04-01', 'A');
    joint.submit('2026-04-01', 'B');
    joint.sendBack('2026-04-02', 'S1', '2026-07-15');
    expect(joint.task.tracks.map((t) => t.status)).toEqual(['returned', 'submitted']);
  });

  it('by a finding ends the claim, in words too', () => {
    const row = inReview();
    const body = { track: 'a', round: 1, finding: 'not done', reworkUntil: '2026-07-15' };
    expect(row.refusal('2026-04-02', 'S1', 'reject', { ...body, finding: '' }).code).toBe('text.missing');
    expect(row.refusal('2026-04-02', 'S1', 'reject', { ...body, reworkUntil: '2026-04-02' }).code).toBe(
      'deadline.too_short',
    );
    expect(row.act('2026-04-02', 'S1', 'reject', body)).toContain('rejected');
    expect(row.track('a').status).toBe('returned');
  });

  it('says why, until when and what', () => {
    const row = inReview(defaultPolicy, [lead('A'), support('B')]);
    const no = (change: object) =>
      row.refusal('2026-04-02', 'S1', 'returnForRework', {
        track: 'a',
        round: 1,
        reason: 'r',
        reworkUntil: '2026-07-15',
        tracks: [],
        ...change,
      });
    expect(no({ reason: '' }).code).toBe('text.missing');
    expect(no({ reworkUntil: '2026-04-09' })).toMatchObject({
      code: 'deadline.too_short',
      data: { earliest: '2026-04-10', workdays: 5 },
    });
    expect(no({ reworkUntil: 'May' }).code).toBe('deadline.missing');
    expect(no({ reworkUntil: '2027-01-10' }).code).toBe('calendar.year_missing');
    expect(no({ tracks: ['b'] }).code).toBe('track.wrong_status');
    expect(no({ tracks: ['a'] }).code).toBe('track.duplicate');
    expect(no({ round: 2 }).code).toBe('round.stale');
    expect(no({ track: 'x' }).code).toBe('track.unknown');
  });

  it('is refused where the days cannot be counted any more', () => {
    const row = inReview();
    const body = { track: 'a', round: 1, reason: 'r', reworkUntil: '2026-12-31', tracks: [] };
    expect(row.refusal('2026-12-30', 'S1', 'returnForRework', body).code).toBe('calendar.year_missing');
  });
});

describe('[R10] decisions that come too late', () => {
  it('of two reviewers at once the first counts, and a second click does nothing', () => {
    const row = inReview(quorum({ mode: 'all' }), three);
    row.approve('2026-04-02', 'C1');
    expect(why(row, 'C2')).toBe('review.already_decided');
    expect(why(row, 'C1')).toBe('review.already_decided');
  });

  it('on a round that is over are refused', () => {
    const row = inReview();
    row.sendBack('2026-04-02', 'S1', '2026-07-15');
    expect(why(row, 'S1', 1)).toBe('round.stale');
    expect(why(row, 'S1', 2)).toBe('track.wrong_status');
    row.submit('2026-04-07', 'A');
    expect(why(row, 'S1', 1)).toBe('round.stale');
  });

  it('on a part that is not under review are refused', () => {
    const row = new Scene({ assignments: [responsible('A'), support('B')] });
    row.part('2026-04-01', 'B');
    expect(why(row, 'S1', 1, 'b')).toBe('review.none');
    expect(why(row, 'S1', 1, 'x')).toBe('track.unknown');
  });
});

describe('[C6] a part that came in between', () => {
  it('keeps the reviewer from closing over it; sending back is open', () => {
    const row = inReview();
    row.act('2026-04-02', 'S1', 'addUnit', { track: 'c', unit: 'C', role: 'support', reason: 'needed' });
    expect(row.refusal('2026-04-03', 'S1', 'approve', { track: 'a', round: 1, opinion: null })).toMatchObject(
      {
        code: 'submission.parts_missing',
        data: { units: ['C'] },
      },
    );
    row.part('2026-04-03', 'C');
    expect(row.approve('2026-04-03', 'S1')).toContain('taskCompleted');
    expect(row.track('c').status).toBe('accepted');
  });

  it('turns the last no into a return where one yes would be enough', () => {
    const row = inReview(quorum({ mode: 'allAnswerAnyApproves' }), three);
    row.approve('2026-04-02', 'C1');
    row.approve('2026-04-02', 'D1');
    row.act('2026-04-02', 'S1', 'addUnit', { track: 'b', unit: 'B', role: 'support', reason: 'needed' });
    expect(row.sendBack('2026-04-03', 'E1', '2026-07-15')).toContain('returnedForRework');
  });
});
