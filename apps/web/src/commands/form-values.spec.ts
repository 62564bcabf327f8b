import { TEXT_CHARS_MAX } from '#contract';
import { commandFields } from './command-fields.js';
import type { FormValues } from './form-values.js';
import { compose } from './form-values.js';

const target = { track: 't1', round: 1 };

describe('a filled form', () => {
  it('becomes the request, with its target and without what the request does not ask for', () => {
    const fields = commandFields('submit');
    const composed = compose('submit', target, fields, {
      text: '  已完成  ',
      attachments: [{ hash: 'a'.repeat(64), name: '目录.xlsx', bytes: 31_000 }],
      statements: { is: 'statements', texts: { t2: '随后补报', t3: ' ' } },
    });
    expect(composed).toEqual({
      request: {
        kind: 'submit',
        track: 't1',
        text: '已完成',
        attachments: ['a'.repeat(64)],
        notApplicable: false,
        statements: [{ track: 't2', text: '随后补报' }],
      },
    });
  });

  it('names the first question that has no answer', () => {
    const fields = commandFields('returnForRework');
    expect(compose('returnForRework', target, fields, { reworkUntil: '2026-06-20' })).toEqual({
      fault: { kind: 'missing', field: 'reason' },
    });
    expect(compose('returnForRework', target, fields, { reason: '   ', reworkUntil: '2026-06-20' })).toEqual({
      fault: { kind: 'missing', field: 'reason' },
    });
  });

  it('says how long a text may be', () => {
    const composed = compose('urge', {}, commandFields('urge'), { text: '急'.repeat(TEXT_CHARS_MAX + 1) });
    expect(composed).toEqual({
      fault: { kind: 'tooLong', field: 'text', max: TEXT_CHARS_MAX, count: TEXT_CHARS_MAX + 1 },
    });
  });

  it('lets a group be declared empty only with a reason that the law then asks for', () => {
    const fields = commandFields('nominateUnits');
    expect(compose('nominateUnits', { placeholder: 'p1' }, fields, {})).toEqual({
      request: { kind: 'nominateUnits', placeholder: 'p1', units: [], reason: null },
    });
  });

  it('sends an amendment with what was filled in, and names who approved it by person alone', () => {
    const fields = commandFields('amend');
    const values: FormValues = {
      dueDay: '2026-07-31',
      joining: { is: 'joining', roles: { water: 'support', housing: 'lead' } },
      leaving: ['t2'],
      reason: '会议纪要',
      effectiveOn: '2026-06-22',
    };
    expect(compose('amend', {}, fields, values)).toEqual({ fault: { kind: 'missing', field: 'approver' } });
    const approver = { is: 'person' as const, person: 'zhou', unit: 'office' };
    expect(compose('amend', {}, fields, { ...values, approver })).toEqual({
      request: {
        kind: 'amend',
        text: null,
        editorial: false,
        dueDay: '2026-07-31',
        joining: [
          { unit: 'water', role: 'support' },
          { unit: 'housing', role: 'lead' },
        ],
        leaving: ['t2'],
        reason: '会议纪要',
        approver: 'zhou',
        effectiveOn: '2026-06-22',
      },
    });
  });

  it('sends a person together with the unit', () => {
    const composed = compose('consult', target, commandFields('consult'), {
      person: { is: 'person', person: 'zhou', unit: 'office' },
      question: '口径是否一致？',
    });
    expect(composed).toMatchObject({ request: { person: 'zhou', unit: 'office', required: false } });
  });
});
