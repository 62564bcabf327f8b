import { available } from '#domain';
import { morningOf, officer, signedBy, supervisor, taskAfter, viewFor } from '../spec-kit/office.js';
import { offersOf, openedFor } from './offers.js';

const at = morningOf('2026-06-10');
const signed = taskAfter([{ at: morningOf('2026-06-02'), command: signedBy(officer, 't1') }]);

describe('what is offered', () => {
  it('shows every command once: possible, explained or folded', () => {
    const { possible, explained, folded } = offersOf(available(signed, officer, at));
    const kinds = [
      ...possible.map((one) => one.kind),
      ...explained.map((one) => one.kind),
      ...folded.map((one) => one.kind),
    ];
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(possible.map((one) => one.kind)).toContain('reportProgress');
    expect(explained.map((one) => one.kind)).toContain('contestAssignment');
    expect(folded.map((one) => one.kind)).toContain('cancel');
  });

  it('opens what one is asked for', () => {
    const fresh = taskAfter();
    const view = viewFor(fresh, officer, at);
    expect(openedFor(view, officer, offersOf(view.available))).toBe('acknowledgeReceipt');
  });

  it('opens nothing for somebody of whom nothing is asked', () => {
    const view = viewFor(signed, supervisor, at);
    expect(openedFor(view, supervisor, offersOf(view.available))).toBeNull();
  });

  it('does not press a lead to consolidate while a part is being worked on', () => {
    const view = viewFor(signed, officer, at);
    expect(view.todo.map((entry) => entry.kind)).toContain('consolidate');
    expect(openedFor(view, officer, offersOf(view.available))).toBeNull();
  });
});
