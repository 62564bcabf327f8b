import { limitOf } from './limit.js';

describe('the limit of a row', () => {
  it.each([
    ['a date', { kind: 'date', date: '2026-06-30' }, { dueDay: '2026-06-30', standing: false, stages: [] }],
    [
      'a range ends',
      { kind: 'range', end: '2026-04-10' },
      { dueDay: '2026-04-10', standing: false, stages: [] },
    ],
    ['a standing duty', { kind: 'ongoing' }, { dueDay: null, standing: true, stages: [] }],
    [
      'a date and then for ever',
      { kind: 'date', date: '2026-06-30', also: 'ongoing' as const },
      { dueDay: '2026-06-30', standing: true, stages: [] },
    ],
    [
      'several dates',
      {
        kind: 'multi',
        parts: [
          { kind: 'date', date: '2026-10-31' },
          { kind: 'date', date: '2026-05-31' },
        ],
      },
      { dueDay: '2026-10-31', standing: false, stages: ['2026-05-31'] },
    ],
  ])('%s', (_, deadline, limit) => {
    expect(limitOf(deadline)).toEqual(limit);
  });

  it.each([
    ['blank', { kind: 'missing' }],
    ['relative', { kind: 'relative' }],
    ['two possible days', { kind: 'date', date: '2026-05-31', readings: ['2026-05-31', '2026-06-30'] }],
    ['the end of a permission', { kind: 'date', date: '2026-05-31', validityEnd: true as const }],
    [
      'one part without a date',
      { kind: 'multi', parts: [{ kind: 'date', date: '2026-05-31' }, { kind: 'relative' }] },
    ],
  ])('needs a person: %s', (_, deadline) => {
    expect(limitOf(deadline)).toBeNull();
  });
});
