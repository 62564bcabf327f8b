import type { SuppressedStep, Timeline, TimelineEntry } from '#contract';
import { morningOf, taskAfter } from '../../spec-kit/office.js';
import { orderCourse } from './course-order.js';

const task = taskAfter();
const at = morningOf('2026-06-10');

function step(id: string, day: string) {
  return {
    id,
    clock: {
      deadline: 'completion:t1:1',
      kind: 'completion' as const,
      track: 't1',
      subject: null,
      original: null,
      current: null,
    },
    step: id,
    form: 'reminder' as const,
    receivers: ['officers' as const],
    acknowledge: false,
    at: morningOf(day),
  };
}

const held = (id: string, day: string): SuppressedStep => ({ ...step(id, day), cause: 'answered' });

function urged(seq: number, day: string): TimelineEntry {
  const event = {
    kind: 'urged',
    v: 1,
    at: morningOf(day),
    by: { person: 'zhou', unit: 'office' },
    text: 'x',
    addresses: [],
  };
  return {
    type: 'act',
    id: `e${seq}`,
    at: morningOf(day),
    seq,
    event: event as TimelineEntry['event'],
    notices: [],
  };
}

function page(more: Partial<Timeline>): Timeline {
  return {
    planned: [],
    suppressed: [],
    items: [],
    next: null,
    contents: {},
    names: { units: {}, people: {} },
    ...more,
  };
}

const daysOf = (lines: { at: number | null }[]): (number | null)[] => lines.map((line) => line.at);

describe('the order of a course', () => {
  it('puts what comes next right above what happened last', () => {
    const planned = [
      { ...step('a', '2026-06-19'), waitsForYear: null },
      { ...step('b', '2026-07-01'), waitsForYear: null },
    ];
    const { future, past } = orderCourse(
      [page({ planned, items: [urged(9, '2026-06-08'), urged(3, '2026-06-02')] })],
      task,
      at,
      false,
    );
    const steps = future.filter((line) => line.type === 'planned');
    expect(daysOf(steps)).toEqual([morningOf('2026-07-01'), morningOf('2026-06-19')]);
    expect(daysOf(past)).toEqual([morningOf('2026-06-08'), morningOf('2026-06-02')]);
  });

  it('says a step of many units at one instant once', () => {
    const planned = ['t1', 't2'].map((track) => ({
      ...step('same', '2026-06-19'),
      id: track,
      clock: { ...step('same', '2026-06-19').clock, track },
      waitsForYear: null,
    }));
    const { future } = orderCourse([page({ planned })], task, at, false);
    const [line] = future.filter((one) => one.type === 'planned');
    expect(line?.steps).toHaveLength(2);
  });

  it('puts a step that was held back where its day belongs, and one of a day to come apart', () => {
    const suppressed = [held('past', '2026-06-05'), held('never', '2026-06-29')];
    const { past, dropped } = orderCourse(
      [page({ suppressed, items: [urged(9, '2026-06-08'), urged(3, '2026-06-02')] })],
      task,
      at,
      false,
    );
    expect(past.map((line) => line.type)).toEqual(['happened', 'suppressed', 'happened']);
    expect(daysOf(dropped)).toEqual([morningOf('2026-06-29')]);
  });

  it('keeps older held-back steps until the pages around them are read', () => {
    const shown = [page({ suppressed: [held('old', '2026-06-02')], items: [urged(9, '2026-06-08')] })];
    expect(orderCourse(shown, task, at, true).past.map((line) => line.type)).toEqual(['happened']);
    expect(orderCourse(shown, task, at, false).past.map((line) => line.type)).toEqual([
      'happened',
      'suppressed',
    ]);
  });

  it('leaves the bookkeeping of clocks to the acts that cause it', () => {
    const entry = urged(9, '2026-06-08');
    const stopped = {
      ...entry,
      id: 'e10',
      event: { ...entry.event, kind: 'deadlineStopped' } as unknown as TimelineEntry['event'],
    };
    expect(orderCourse([page({ items: [stopped, entry] })], task, at, false).past).toHaveLength(1);
  });
});
