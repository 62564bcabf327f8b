import type { LedgerRowDuties } from '../ledgers/ledger.js';
import type { RowQuestion } from './open-questions.js';
import { openAfter } from './open-after.js';

const question = (code: string, data?: RowQuestion['data']): RowQuestion => ({
  code,
  message: '问题',
  messageEn: 'question',
  ...(data === undefined ? {} : { data }),
});
const duties: LedgerRowDuties = {
  dueDay: null,
  standing: false,
  skippable: false,
  responsibleLeader: null,
  assignments: [],
  placeholders: [{ id: 'g1', text: '各单位', role: 'responsible', mode: 'separately' }],
  phases: [],
  questions: [],
};
const codes = (found: RowQuestion[]) => found.map(({ code }) => code);

describe('open questions of a row', () => {
  const all = [
    question('deadline.undecided'),
    question('assignment.no_owner'),
    question('group.unresolved', { unitText: '各单位' }),
    question('unit.unknown', { unitText: '某局' }),
  ];

  it('stay open until somebody settles them', () => {
    expect(openAfter(all, [], duties)).toEqual(all);
    expect(codes(openAfter(all, ['unit.unknown'], duties))).not.toContain('unit.unknown');
  });

  it('stay open while the row shows that they are', () => {
    const settles = all.map(({ code }) => code);
    expect(codes(openAfter(all, settles, duties))).toEqual([
      'deadline.undecided',
      'assignment.no_owner',
      'group.unresolved',
    ]);
    const answered: LedgerRowDuties = {
      ...duties,
      dueDay: '2026-12-31',
      assignments: [{ track: 't1', unit: 'u1', role: 'responsible', mode: null }],
      placeholders: [],
    };
    expect(openAfter(all, settles, answered)).toEqual([]);
  });
});
