import { commandKinds, refusalCodes } from '#domain';
import { locales } from '../wire/primitives.schema.js';
import { wireProblemCodes } from '../wire/problem.schema.js';
import { problemSentence, refusalSentence } from './sentence.js';

const names = {
  units: { u1: { id: 'u1', shortName: '区水务局', fullName: '云河区水务局' } },
  people: { p1: { id: 'p1', name: '刘波', unit: 'u1' } },
};

describe('sentences', () => {
  it.each(locales)('every refusal and problem reads as a sentence without data (%s)', (locale) => {
    const all = [
      ...refusalCodes.map((code) => refusalSentence({ code, command: commandKinds[1], data: {} }, locale)),
      ...wireProblemCodes.map((code) => problemSentence(code, locale)),
    ];
    for (const sentence of all) expect(sentence).not.toMatch(/[[\]{}|]|undefined|null/);
    for (const sentence of all) expect(sentence).toMatch(/[。.]$/);
  });

  it('fills names, words and days in', () => {
    const refusal = (
      code: 'actor.wrong_unit' | 'actor.wrong_role' | 'track.wrong_status' | 'urge.too_soon',
      data: object,
    ) => refusalSentence({ code, command: 'submit', data: data as never }, 'zh', { names });
    expect(refusal('actor.wrong_unit', { unit: 'u1' })).toContain('区水务局');
    expect(refusal('actor.wrong_unit', { unit: 'u9' })).toContain('其他单位');
    expect(refusal('actor.wrong_role', { roles: ['officer', 'unitLeader'] })).toContain('经办人、单位负责人');
    expect(refusal('track.wrong_status', { status: 'submitted' })).toContain('已报送');
    expect(refusal('urge.too_soon', { next: Date.UTC(2026, 5, 30, 1, 0) })).toContain('2026-06-30 09:00');
  });

  it('takes the other wording when a value is unknown', () => {
    const locked = (data: object) => problemSentence('session.locked', 'en', data as Record<string, unknown>);
    expect(locked({ seconds: 30 })).toContain('in 30 seconds');
    expect(locked({})).toContain('Try again later');
  });
});
