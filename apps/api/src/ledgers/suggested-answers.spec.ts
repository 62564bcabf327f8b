import type { LedgerQuestion } from '#contract';
import type { ImportOffice } from '#persistence';
import { withAnswers } from './suggested-answers.js';

const office: ImportOffice = { units: [], groups: [], coordinatingUnit: null, responsibleLeader: null };

function answersTo(question: LedgerQuestion): LedgerQuestion | undefined {
  const [row] = withAnswers([{ row: 4, questions: [question], reading: {} }], office);
  return row?.questions[0] as LedgerQuestion | undefined;
}

describe('the answers that are put to a question', () => {
  it('of a row that stands in another ledger too are those that have an effect', () => {
    const asked = answersTo({
      code: 'row.overlap',
      message: '是否同一件事？',
      messageEn: 'Is it the same?',
      data: { ledger: 'l-2', otherRow: 7 },
    });
    expect(asked?.answers?.map(({ answer }) => answer)).toEqual([
      { kind: 'overlap', row: 4, ledger: 'l-2', otherRow: 7, choice: 'keepBoth' },
      { kind: 'overlap', row: 4, ledger: 'l-2', otherRow: 7, choice: 'merge' },
    ]);
    expect(asked?.accepts).toEqual(['overlap']);
  });
});
