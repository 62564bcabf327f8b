import type { Actor } from '#domain';
import { TEXT_CHARS_MAX } from '../wire/primitives.schema.js';
import { commandOf, textsOf } from './command-of.js';
import type { CommandRequestInput } from './command.schema.js';
import { commandRequestSchema, requestKinds } from './command.schema.js';

const by: Actor = { person: 'p1', unit: 'u1', roles: ['officer'] };
const parse = (input: unknown) => commandRequestSchema.safeParse(input);
const issues = (input: unknown) =>
  parse(input).error?.issues.map((i) => `${i.path.join('.')}:${i.code}`) ?? [];

describe('command request', () => {
  it('fills defaults in and turns texts into hashes and new ids', () => {
    const input: CommandRequestInput = {
      kind: 'nominateUnits',
      placeholder: 'g1',
      units: ['u2', 'u3'],
    };
    const request = commandRequestSchema.parse(input);
    const roster = { people: [], leaders: [] };
    expect(commandOf(request, { by, hashOf: (text) => `#${text}`, newId: (n) => `k-${n}`, roster })).toEqual({
      kind: 'nominateUnits',
      by,
      placeholder: 'g1',
      units: [
        { track: 'k-0', unit: 'u2' },
        { track: 'k-1', unit: 'u3' },
      ],
      reason: null,
    });
  });

  it('gives an amendment its new parts, the hashes of its texts, and what was left out', () => {
    const request = commandRequestSchema.parse({
      kind: 'amend',
      text: '新的文字',
      joining: [{ unit: 'u2', role: 'support' }],
      reason: '会议纪要',
      approver: 'p9',
      effectiveOn: '2026-06-22',
    });
    const roster = { people: [], leaders: [] };
    expect(commandOf(request, { by, hashOf: (text) => `#${text}`, newId: (n) => `k-${n}`, roster })).toEqual({
      kind: 'amend',
      by,
      text: '#新的文字',
      editorial: false,
      dueDay: null,
      joining: [{ track: 'k-0', unit: 'u2', role: 'support' }],
      leaving: [],
      reason: '#会议纪要',
      approver: 'p9',
      effectiveOn: '2026-06-22',
    });
    expect(textsOf(request)).toEqual(['新的文字', '会议纪要']);
  });

  it('names every text once, in order', () => {
    const request = commandRequestSchema.parse({
      kind: 'reportProgress',
      track: 't1',
      progress: '进展',
      nextStep: '下一步',
    });
    expect(textsOf(request)).toEqual(['进展', '下一步']);
  });

  it('never takes who acts or who could review from a request', () => {
    expect(issues({ kind: 'acknowledgeReceipt', track: 't1', by })).toEqual([':unrecognized_keys']);
    expect(issues({ kind: 'signOff', track: 't1', roster: { people: [], leaders: [] } })).toEqual([
      ':unrecognized_keys',
    ]);
  });

  it('offers neither issue nor tick nor an unknown kind', () => {
    for (const kind of ['issue', 'tick', 'destroy', undefined]) expect(parse({ kind }).success).toBe(false);
    expect(requestKinds).not.toContain('tick');
  });

  it.each([
    ['an empty text', ''],
    ['only spaces', ' \n　'],
    ['one character too many', '长'.repeat(TEXT_CHARS_MAX + 1)],
    ['a NUL', 'a\u0000b'],
    ['half of a surrogate pair', 'a\ud800b'],
    ['a number', 7],
  ])('refuses %s as text', (_, text) => {
    expect(issues({ kind: 'urge', text })[0]).toMatch(/^text:/);
  });

  it.each(['2026-02-30', '2026-2-3', '26-01-01', '', 20260101])('refuses %p as a day', (dueDay) => {
    expect(issues({ kind: 'changeDeadline', dueDay, reason: '理由' })[0]).toMatch(/^dueDay:/);
  });

  it.each(['', 'a b', 'a\u0000', 'x'.repeat(201), null, {}])('refuses %p as an id', (track) => {
    expect(issues({ kind: 'claim', track })[0]).toMatch(/^track:/);
  });

  it('keeps a prototype key from becoming anything', () => {
    const input = JSON.parse('{"kind":"claim","track":"t1","__proto__":{"admin":true}}') as unknown;
    expect(parse(input).success).toBe(false);
  });
});
