import { defaultPolicy } from '../policy/policy.js';
import type { Policy } from '../policy/policy.js';
import { todoEntries } from '../task/todo.js';
import { Scene, lead, reviewer } from '../testing/scene.spec-kit.js';
import { rosters } from '../testing/world.spec-kit.js';

const chain: Policy = {
  ...defaultPolicy,
  version: 'chain',
  reviewLevels: [
    { id: 'first', source: 'reviewers', quorum: { mode: 'all' } },
    { id: 'last', source: 'responsibleLeader', quorum: { mode: 'any' } },
  ],
};

function inReview(policy: Policy, roster = rosters[0]): Scene {
  const row = new Scene({ policy, assignments: [lead('A'), reviewer('D'), reviewer('E')] });
  row.submit('2026-04-01', 'A', roster === undefined ? {} : { roster });
  return row;
}
const back = { track: 'a', round: 1, reason: 'a mistake' };

describe('taking back a decision (F45)', () => {
  it('is possible while nobody has acted on it', () => {
    const row = inReview(chain);
    row.approve('2026-04-02', 'D1');
    row.act('2026-04-02', 'D1', 'revokeDecision', back);
    expect(todoEntries(row.task).map((e) => e.address.person)).toContain('D2');
    row.approve('2026-04-02', 'D2');
    row.approve('2026-04-02', 'E1');
    expect(row.task.reviews[0]?.current).toBe(1);
    row.act('2026-04-03', 'E1', 'revokeDecision', back);
    expect(row.task.reviews[0]).toMatchObject({ current: 0, passedAt: null });
  });

  it('is refused without a decision of one’s own, without a reason, or after the window', () => {
    const row = inReview(chain);
    const no = (when: string, who: string, reason = 'r') =>
      row.refusal(when, who, 'revokeDecision', { ...back, reason }).code;
    expect(no('2026-04-02', 'D1')).toBe('review.none');
    row.approve('2026-04-02', 'D1');
    expect(no('2026-04-02', 'D2')).toBe('review.none');
    expect(no('2026-04-02', 'D1', '')).toBe('text.missing');
    expect(no('2026-04-08', 'D1')).toBe('review.revoke_window_over');
    expect(row.refusal('2026-04-02', 'D1', 'revokeDecision', { ...back, round: 2 }).code).toBe('round.stale');
  });

  it('is refused once the next level has decided, asked or consulted', () => {
    const passed = (): Scene => {
      const row = inReview({
        ...chain,
        reviewLevels: [
          ...chain.reviewLevels,
          { id: 'end', source: 'responsibleLeader', quorum: { mode: 'any' } },
        ],
      });
      row.approve('2026-04-02', 'D1');
      row.approve('2026-04-02', 'E1');
      return row;
    };
    const no = (row: Scene) => row.refusal('2026-04-02', 'E1', 'revokeDecision', back).code;
    const decided = passed();
    decided.approve('2026-04-02', 'BOSS');
    const asked = passed();
    asked.act('2026-04-02', 'BOSS', 'requestInformation', {
      track: 'a',
      round: 1,
      request: 'q',
      question: 'why?',
      answerBy: '2026-04-03',
    });
    const consulted = passed();
    consulted.act('2026-04-02', 'BOSS', 'consult', {
      track: 'a',
      round: 1,
      consultation: 'k',
      person: 'Z1',
      unit: 'Z',
      required: false,
      question: '?',
    });
    expect([no(decided), no(asked), no(consulted)]).toEqual([
      'review.already_decided',
      'review.already_decided',
      'review.already_decided',
    ]);
  });
});

describe('appointing a reviewer (D14)', () => {
  const name = (person: string, unit: string) => ({
    track: 'a',
    round: 1,
    person,
    unit,
    reason: 'nobody is left',
  });

  it('fills a seat for which nobody is left, by a person who had no part', () => {
    const row = inReview(defaultPolicy, rosters[5]);
    expect(row.refusal('2026-04-02', 'S1', 'appointReviewer', name('Z1', 'Z')).code).toBe('actor.wrong_role');
    expect(row.refusal('2026-04-02', 'ADMIN', 'appointReviewer', name('A1', 'A')).code).toBe(
      'reviewer.is_author',
    );
    expect(row.refusal('2026-04-02', 'ADMIN', 'appointReviewer', name('A2', 'A')).code).toBe(
      'reviewer.unit_is_author',
    );
    expect(
      row.refusal('2026-04-02', 'ADMIN', 'appointReviewer', { ...name('Z1', 'Z'), reason: '' }).code,
    ).toBe('text.missing');
    row.act('2026-04-02', 'ADMIN', 'appointReviewer', name('Z1', 'Z'));
    row.approve('2026-04-03', 'Z1');
    expect(row.refusal('2026-04-03', 'ADMIN', 'appointReviewer', name('Z1', 'Z')).code).toBe(
      'review.already_decided',
    );
    row.act('2026-04-03', 'ADMIN', 'appointReviewer', name('Z2', 'Z'));
    expect(row.approve('2026-04-03', 'Z2')).toContain('taskCompleted');
  });

  it('is not possible while somebody is there', () => {
    const row = inReview(defaultPolicy);
    expect(row.refusal('2026-04-02', 'ADMIN', 'appointReviewer', name('Z1', 'Z')).code).toBe(
      'review.not_escalated',
    );
    expect(row.refusal('2026-04-02', 'ADMIN', 'appointReviewer', { ...name('Z1', 'Z'), round: 3 }).code).toBe(
      'round.stale',
    );
  });
});
