import { defaultPolicy } from '../policy/policy.js';
import type { CommandBodies } from '../task/task.command.js';
import { Scene, dayText, jointLead, lead, paper, responsible, support } from '../testing/scene.spec-kit.js';
import { rosters } from '../testing/world.spec-kit.js';

const signed = { ...defaultPolicy, version: 'signed', signOff: true };
const roster = rosters[0] as (typeof rosters)[number];

describe('[R8] the paper of the lead (F12, F30)', () => {
  const row = () => new Scene({ assignments: [lead('A'), support('B'), support('C'), responsible('D')] });

  it('takes the parts that lie with it and speaks of every other one', () => {
    const scene = row();
    scene.part('2026-04-01', 'B');
    scene.part('2026-04-01', 'D');
    scene.act('2026-04-02', 'A1', 'acceptPart', { track: 'd', round: 1 });
    const missing = scene.refusal('2026-04-03', 'A1', 'submit', paper('a'));
    expect(missing).toMatchObject({
      code: 'submission.parts_missing',
      data: { tracks: ['c'], units: ['C'] },
    });
    expect(scene.submit('2026-04-03', 'A', { statements: [{ track: 'c', text: 'no answer yet' }] })).toEqual([
      'receiptAcknowledged',
      'deadlineStopped',
      'deadlineStopped',
      'partAccepted',
      'submitted',
      'deadlineArmed',
    ]);
    expect(scene.task.tracks.map((t) => t.status)).toEqual([
      'submitted',
      'accepted',
      'awaitingReceipt',
      'accepted',
    ]);
    expect(scene.task.status).toBe('inReview');
  });

  it('speaks of nothing else, in words', () => {
    const scene = row();
    const all = ['b', 'c', 'd'].map((track) => ({ track, text: 'no answer' }));
    const why = (statements: CommandBodies['submit']['statements']) =>
      scene.refusal('2026-04-03', 'A1', 'submit', paper('a', { statements })).code;
    expect(why([...all, { track: 'x', text: 't' }])).toBe('statement.unneeded');
    expect(why([...all, { track: 'b', text: 't' }])).toBe('statement.unneeded');
    expect(why(all.map((s) => ({ ...s, text: '' })))).toBe('text.missing');
  });

  it('is brought together by the last of several leads only', () => {
    const scene = new Scene({ assignments: [jointLead('A'), jointLead('B'), support('C')] });
    scene.submit('2026-04-01', 'A');
    expect(scene.task.status).toBe('inProgress');
    expect(scene.refusal('2026-04-02', 'B1', 'submit', paper('b')).code).toBe('submission.parts_missing');
    scene.submit('2026-04-02', 'B', { statements: [{ track: 'c', text: 'no answer' }] });
    expect(scene.task.status).toBe('inReview');
  });

  it('waits for open groups', () => {
    const placeholders = [{ id: 'g', text: 'all concerned', role: 'support' as const, mode: null }];
    const scene = new Scene({ assignments: [lead('A')], placeholders });
    expect(scene.refusal('2026-04-01', 'A1', 'submit', paper('a'))).toMatchObject({
      code: 'placeholder.open',
      data: { placeholder: 'g' },
    });
  });

  it('is handed in by its own unit, once, with words and within bounds', () => {
    const scene = new Scene({ assignments: [lead('A'), support('B')] });
    const why = (who: string, change: Partial<CommandBodies['submit']> = {}, track = 'a') =>
      scene.refusal('2026-04-01', who, 'submit', paper(track, change)).code;
    const attachments = Array.from({ length: 101 }, (_, i) => `f${i}`);
    const people = Array.from({ length: 501 }, (_, i) => ({ person: `p${i}`, unit: 'O' }));
    expect(why('B1')).toBe('actor.wrong_unit');
    expect(why('B1', {}, 'b')).toBe('track.wrong_role');
    expect(why('A1', { text: '' })).toBe('text.missing');
    expect(why('A1', { attachments })).toBe('limit.too_many');
    expect(why('A1', { roster: { people, leaders: [] } })).toBe('limit.too_many');
    expect(why('A1', { roster: { people: [], leaders: people.slice(0, 101) } })).toBe('limit.too_many');
    expect(why('A1', { notApplicable: true })).toBe('task.not_skippable');
    scene.submit('2026-04-01', 'A', { statements: [{ track: 'b', text: 'no answer' }] });
    expect(why('A1')).toBe('track.wrong_status');
  });

  it('may say that the duty does not apply, where the row allows it (F33)', () => {
    const scene = new Scene({ skippable: true, assignments: [lead('A')] });
    scene.submit('2026-04-01', 'A', { notApplicable: true });
    scene.approve('2026-04-02', 'S1');
    expect(scene.events.find((e) => e.kind === 'trackAccepted')).toMatchObject({ notApplicable: true });
  });
});

describe('[R11] signing inside the unit (F27)', () => {
  it('keeps an officer’s paper inside until the leader signs, and its time is the leader’s', () => {
    const scene = new Scene({ policy: signed, assignments: [lead('A')] });
    expect(scene.submit('2026-06-30', 'A')).toContain('signatureRequested');
    expect(scene.track('a').status).toBe('working');
    expect(scene.clock('completion', 'a').status).toBe('running');
    expect(scene.refusal('2026-06-30', 'A1', 'submit', paper('a')).code).toBe('submission.awaits_signature');
    expect(scene.refusal('2026-06-30', 'A1', 'signOff', { track: 'a', roster }).code).toBe(
      'actor.wrong_role',
    );
    scene.act('2026-07-01', 'AL', 'signOff', { track: 'a', roster });
    expect(scene.track('a')).toMatchObject({ status: 'submitted', awaitingSignature: null });
    expect(dayText(scene.track('a').submission?.at ?? 0)).toBe('2026-07-01 10:00');
    expect(scene.track('a').overdueSince).not.toBeNull();
    expect(scene.task.authors.map((a) => a.person)).toEqual(['A1', 'AL']);
  });

  it('holds for parts too, and the leader’s own paper needs no second one', () => {
    const scene = new Scene({ policy: signed });
    expect(scene.part('2026-04-01', 'B')).toContain('signatureRequested');
    expect(scene.act('2026-04-02', 'BL', 'signOff', { track: 'b', roster })).toContain('partSubmitted');
    scene.submit('2026-04-03', 'A', {}, 'AL');
    expect(scene.track('a').status).toBe('submitted');
  });

  it('is given back inside with a reason, and nobody outside is told', () => {
    const scene = new Scene({ policy: signed, assignments: [lead('A')] });
    const back = { track: 'a', reason: 'not yet' };
    expect(scene.refusal('2026-04-01', 'AL', 'returnInside', back).code).toBe('track.wrong_status');
    scene.sign('2026-04-01', 'A');
    expect(scene.refusal('2026-04-01', 'AL', 'returnInside', back).code).toBe('submission.none');
    expect(scene.refusal('2026-04-01', 'AL', 'signOff', { track: 'a', roster }).code).toBe('submission.none');
    scene.submit('2026-04-01', 'A');
    expect(scene.refusal('2026-04-01', 'A2', 'returnInside', back).code).toBe('actor.wrong_role');
    expect(scene.refusal('2026-04-01', 'AL', 'returnInside', { ...back, reason: '' }).code).toBe(
      'text.missing',
    );
    scene.act('2026-04-02', 'AL', 'returnInside', back);
    expect(scene.track('a')).toMatchObject({ status: 'working', awaitingSignature: null });
  });

  it('is refused while a part has come in between of which the paper does not speak', () => {
    const scene = new Scene({ policy: signed, assignments: [lead('A')] });
    scene.submit('2026-04-01', 'A');
    scene.act('2026-04-02', 'S1', 'addUnit', { track: 'c', unit: 'C', role: 'support', reason: 'needed' });
    expect(scene.refusal('2026-04-03', 'AL', 'signOff', { track: 'a', roster }).code).toBe(
      'submission.parts_missing',
    );
  });
});

describe('[D3] taking a paper back (F31)', () => {
  it('is possible until the first act of review; the limit judges the paper that finally stands', () => {
    const scene = new Scene({ assignments: [lead('A')] });
    scene.submit('2026-06-29', 'A');
    scene.act('2026-07-02', 'A1', 'withdrawSubmission', { track: 'a', round: 1 });
    expect(scene.track('a')).toMatchObject({ status: 'working', submission: null, overdueSince: null });
    expect(scene.until('2026-07-02')).toEqual(['2026-07-02 10:00 completion/blue']);
    expect(scene.track('a').overdueSince).not.toBeNull();
    scene.submit('2026-07-03', 'A');
    scene.approve('2026-07-06', 'S1');
    expect(scene.task.closing).toMatchObject({ outcome: 'completedLate', daysLate: 3 });
  });

  it('says nothing twice for the same limit', () => {
    const scene = new Scene({ assignments: [lead('A')] });
    scene.sign('2026-03-02', 'A');
    scene.until('2026-07-02');
    scene.submit('2026-07-03', 'A');
    scene.act('2026-07-03', 'A1', 'withdrawSubmission', { track: 'a', round: 1 });
    expect(scene.until('2026-07-07')).toEqual(['2026-07-06 09:00 completion/orange']);
  });

  it('opens the period again that it had answered', () => {
    const scene = new Scene({ standing: true, dueDay: null, assignments: [lead('A')] });
    scene.submit('2026-03-20', 'A');
    expect(scene.clock('cycle', 'a').status).toBe('met');
    scene.act('2026-03-21', 'A1', 'withdrawSubmission', { track: 'a', round: 1 });
    expect(scene.clock('cycle', 'a')).toMatchObject({ status: 'running', period: 1 });
    expect(scene.track('a').status).toBe('working');
  });

  it('is refused once somebody has looked, in another round, or when there is none', () => {
    const scene = new Scene({ assignments: [lead('A')] });
    const back = (round: number) =>
      scene.refusal('2026-04-02', 'A1', 'withdrawSubmission', { track: 'a', round }).code;
    expect(back(1)).toBe('track.wrong_status');
    scene.submit('2026-04-01', 'A');
    expect(back(2)).toBe('round.stale');
    const question = { track: 'a', round: 1, request: 'q', question: 'why?', answerBy: '2026-04-03' };
    scene.act('2026-04-02', 'S1', 'requestInformation', question);
    expect(back(1)).toBe('submission.already_reviewed');
    scene.act('2026-04-02', 'A1', 'answerInformation', {
      track: 'a',
      request: 'q',
      answer: 'so',
      attachments: [],
    });
    expect(back(1)).toBe('submission.already_reviewed');
  });

  it('goes back to the rework that it was', () => {
    const scene = new Scene({ assignments: [lead('A')] });
    scene.submit('2026-04-01', 'A');
    scene.sendBack('2026-04-02', 'S1', '2026-07-15');
    scene.submit('2026-04-03', 'A');
    scene.act('2026-04-03', 'A1', 'withdrawSubmission', { track: 'a', round: 2 });
    expect(scene.track('a').status).toBe('returned');
    expect(scene.lastDay('completion', 'a')).toBe('2026-07-15');
  });
});
