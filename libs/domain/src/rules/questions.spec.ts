import { todoEntries } from '../task/todo.js';
import type { CommandBodies } from '../task/task.command.js';
import { Scene, lead, reviewer } from '../testing/scene.spec-kit.js';

const question = (
  change: Partial<CommandBodies['requestInformation']> = {},
): CommandBodies['requestInformation'] => ({
  track: 'a',
  round: 1,
  request: 'q',
  question: 'why?',
  answerBy: '2026-04-10',
  ...change,
});
const answer = { track: 'a', request: 'q', answer: 'so', attachments: [] };
const advice = (change: Partial<CommandBodies['consult']> = {}): CommandBodies['consult'] => ({
  track: 'a',
  round: 1,
  consultation: 'k',
  person: 'Z1',
  unit: 'Z',
  required: true,
  question: 'well?',
  ...change,
});

function inReview(): Scene {
  const row = new Scene({ assignments: [lead('A'), reviewer('D'), reviewer('E')] });
  row.submit('2026-04-01', 'A');
  return row;
}
const noApproval = (row: Scene, when = '2026-04-03'): string =>
  row.refusal(when, 'E1', 'approve', { track: 'a', round: 1, opinion: null }).code;

describe('[D10] a question of the reviewer (F40)', () => {
  it('stops the reviewer’s clock and not the unit’s; the answer lets it go on with what was left', () => {
    const row = inReview();
    // Three working days from 1 April: 2, 3 and 7 (the 6th is off).
    expect(row.lastDay('review', 'a')).toBe('2026-04-07');
    row.act('2026-04-03', 'D1', 'requestInformation', question());
    expect(row.clock('review', 'a')).toMatchObject({ status: 'paused', remainingWorkdays: 1 });
    expect(row.lastDay('information', 'q')).toBe('2026-04-10');
    expect(row.until('2026-04-09')).toEqual([]);
    expect(noApproval(row)).toBe('review.waits_for_information');
    row.act('2026-04-09', 'A2', 'answerInformation', answer);
    expect(row.clock('review', 'a').status).toBe('running');
    expect(row.lastDay('review', 'a')).toBe('2026-04-10');
    expect(row.until('2026-04-14')).toEqual(['2026-04-13 09:00 review/remind']);
  });

  it('does not hold the reviewers up for ever: once its day is over their clock goes on', () => {
    const row = inReview();
    row.act('2026-04-03', 'D1', 'requestInformation', question());
    expect(row.until('2026-04-14')).toEqual(['2026-04-14 09:00 review/remind']);
    expect(row.lastDay('review', 'a')).toBe('2026-04-13');
    expect(todoEntries(row.task).map((e) => e.kind)).toContain('answerInformation');
    row.approve('2026-04-14', 'E1');
    expect(
      row.refusal(
        '2026-04-14',
        'D1',
        'requestInformation',
        question({ request: 'q2', answerBy: '2026-04-15' }),
      ).code,
    ).toBe('information.pending');
  });

  it('keeps what was left across a new calendar', () => {
    const row = inReview();
    row.act('2026-04-03', 'D1', 'requestInformation', question());
    row.act('2026-04-08', 'A1', 'answerInformation', answer);
    const calendar = { ...row.task.calendar, version: 'other', holidays: ['2026-04-09'] };
    row.act('2026-04-08', 'ADMIN', 'publishCalendar', { calendar });
    expect(row.lastDay('review', 'a')).toBe('2026-04-10');
  });

  it('makes whoever answers an author (F20)', () => {
    const row = inReview();
    row.act('2026-04-03', 'D1', 'requestInformation', question());
    row.act('2026-04-03', 'A2', 'answerInformation', answer);
    expect(row.task.authors.map((a) => a.person)).toEqual(['A1', 'A2']);
  });

  it('comes from a reviewer, with a day that is still to come, one at a time', () => {
    const row = inReview();
    const no = (who: string, change: Partial<CommandBodies['requestInformation']> = {}) =>
      row.refusal('2026-04-03', who, 'requestInformation', question(change)).code;
    expect(no('S1')).toBe('reviewer.not_on_roster');
    expect(no('D1', { question: '' })).toBe('text.missing');
    expect(no('D1', { answerBy: '2026-04-02' })).toBe('deadline.in_past');
    expect(no('D1', { answerBy: '2026-02-30' })).toBe('deadline.missing');
    expect(no('D1', { answerBy: '2027-01-10' })).toBe('calendar.year_missing');
    expect(no('D1', { round: 2 })).toBe('round.stale');
    row.act('2026-04-03', 'D1', 'requestInformation', question());
    expect(no('E1', { request: 'q2' })).toBe('information.pending');
  });

  it('is answered by the unit, in words', () => {
    const row = inReview();
    const no = (who: string, change: object = {}) =>
      row.refusal('2026-04-03', who, 'answerInformation', { ...answer, ...change }).code;
    expect(no('A1')).toBe('information.unknown');
    row.act('2026-04-03', 'D1', 'requestInformation', question());
    expect(no('B1')).toBe('actor.wrong_unit');
    expect(no('A1', { answer: '' })).toBe('text.missing');
    expect(no('A1', { attachments: Array.from({ length: 101 }, (_, i) => `f${i}`) })).toBe('limit.too_many');
    expect(no('A1', { request: 'x' })).toBe('information.unknown');
  });

  it('ends with the review', () => {
    const row = inReview();
    row.act('2026-04-03', 'D1', 'requestInformation', question());
    row.sendBack('2026-04-03', 'E1', '2026-07-15');
    expect(row.task.information).toEqual([]);
    expect(row.clock('information', 'q').status).toBe('stopped');
    expect(row.clock('review', 'a').status).toBe('met');
  });
});

describe('[S7] an opinion (F43)', () => {
  it('that is required is waited for, any other is advice', () => {
    const row = inReview();
    row.act('2026-04-02', 'D1', 'consult', advice());
    expect(noApproval(row)).toBe('review.waits_for_consultation');
    row.act('2026-04-03', 'Z1', 'answerConsultation', { track: 'a', consultation: 'k', opinion: 'fine' });
    row.act('2026-04-03', 'D1', 'consult', advice({ consultation: 'k2', person: 'Z2', required: false }));
    row.approve('2026-04-03', 'E1');
  });

  it('may be asked after one’s own decision', () => {
    const row = inReview();
    row.approve('2026-04-02', 'D1');
    row.act('2026-04-02', 'D1', 'consult', advice());
    expect(todoEntries(row.task).map((e) => `${e.kind} ${e.address.person}`)).toContain(
      'answerConsultation Z1',
    );
  });

  it('is not asked of oneself, of a reviewer, twice, or of an author when it binds', () => {
    const row = inReview();
    const no = (who: string, change: Partial<CommandBodies['consult']> = {}) =>
      row.refusal('2026-04-02', who, 'consult', advice(change)).code;
    expect(no('D1', { person: 'D1', unit: 'D' })).toBe('consultation.duplicate');
    expect(no('D1', { person: 'E1', unit: 'E' })).toBe('consultation.duplicate');
    expect(no('D1', { person: 'A1', unit: 'A' })).toBe('reviewer.is_author');
    expect(no('D1', { person: 'A2', unit: 'A' })).toBe('reviewer.unit_is_author');
    expect(no('D1', { question: '' })).toBe('text.missing');
    expect(no('S1')).toBe('reviewer.not_on_roster');
    expect(no('A1')).toBe('reviewer.is_author');
    row.act('2026-04-02', 'D1', 'consult', advice());
    expect(no('E1', { consultation: 'k2' })).toBe('consultation.duplicate');
    expect(no('E1', { person: 'Z2' })).toBe('consultation.duplicate');
  });

  it('is bounded', () => {
    const row = inReview();
    for (let i = 0; i < 100; i += 1)
      row.act(
        '2026-04-02',
        'D1',
        'consult',
        advice({ consultation: `k${i}`, person: `P${i}`, required: false }),
      );
    expect(row.refusal('2026-04-02', 'D1', 'consult', advice({ consultation: 'more' })).code).toBe(
      'limit.too_many',
    );
  });

  it('is given by the person who was asked, once, in words', () => {
    const row = inReview();
    const no = (who: string, opinion = 'fine', consultation = 'k') =>
      row.refusal('2026-04-03', who, 'answerConsultation', { track: 'a', consultation, opinion }).code;
    expect(no('Z1')).toBe('consultation.unknown');
    row.act('2026-04-02', 'D1', 'consult', advice());
    expect(no('Z2')).toBe('reviewer.not_on_roster');
    expect(no('Z1', '')).toBe('text.missing');
    row.act('2026-04-03', 'Z1', 'answerConsultation', { track: 'a', consultation: 'k', opinion: 'fine' });
    expect(no('Z1')).toBe('consultation.unknown');
  });
});
