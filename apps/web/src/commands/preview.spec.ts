import { requestSchemas } from '#contract';
import {
  morningOf,
  officer,
  roster,
  signedBy,
  supervisor,
  supporter,
  taskAfter,
} from '../spec-kit/office.js';
import type { Preview } from './preview.js';
import { previewOf } from './preview.js';

const at = morningOf('2026-06-10');
const signed = taskAfter([
  { at: morningOf('2026-06-02'), command: signedBy(officer, 't1') },
  { at: morningOf('2026-06-02'), command: signedBy(supporter, 't2') },
]);

function outcomeOf(preview: Preview) {
  if ('refusal' in preview) throw new Error(`refused: ${preview.refusal.code}`);
  return preview.outcome;
}

describe('the preview of a command', () => {
  it('shows the review that a submission would open, its limit and who would be told', () => {
    const request = requestSchemas.submit.parse({
      kind: 'submit',
      track: 't1',
      text: '已完成',
      statements: [{ track: 't2', text: '区水务局材料随后补报' }],
    });
    const outcome = outcomeOf(previewOf(signed, request, { by: officer, roster, at }));
    expect(outcome.taskStatus).toBe('inReview');
    expect(outcome.tracks.map(({ track, from }) => [track.id, from, track.status])).toContainEqual([
      't1',
      'working',
      'submitted',
    ]);
    expect(outcome.armed.map((clock) => clock.kind)).toContain('review');
    expect(outcome.stopped.concat(outcome.paused).map((clock) => clock.kind)).toContain('completion');
    expect(outcome.notices.flatMap((notice) => notice.addresses).map((one) => one.person)).toContain('zhou');
  });

  it('gives the refusal of the law when a part is neither there nor spoken of', () => {
    const request = requestSchemas.submit.parse({ kind: 'submit', track: 't1', text: '已完成' });
    const preview = previewOf(signed, request, { by: officer, roster, at });
    expect(preview).toMatchObject({
      refusal: { code: 'submission.parts_missing', data: { tracks: ['t2'] } },
    });
  });

  it('changes nothing of the state that it is given', () => {
    const before = JSON.stringify(signed);
    const request = requestSchemas.cancel.parse({ kind: 'cancel', reason: '已并入其他事项' });
    expect(outcomeOf(previewOf(signed, request, { by: supervisor, roster, at })).taskStatus).toBe(
      'cancelled',
    );
    expect(JSON.stringify(signed)).toBe(before);
  });

  it('says that an act of another role is refused', () => {
    const request = requestSchemas.cancel.parse({ kind: 'cancel', reason: '不想办了' });
    expect(previewOf(signed, request, { by: officer, roster, at })).toMatchObject({
      refusal: { code: 'actor.wrong_role' },
    });
  });
});
