import type { LedgerQuestion } from '#contract';
import type { ImportOffice } from '#persistence';
import { withAnswers } from './suggested-answers.js';

const office: ImportOffice = { units: [], groups: [], coordinatingUnit: null, responsibleLeader: null };

function answersTo(question: LedgerQuestion, units: ImportOffice['units'] = []): LedgerQuestion | undefined {
  const [row] = withAnswers([{ row: 4, questions: [question], reading: {} }], { ...office, units });
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

  it('begin with a name only where it is likely: else a new unit is one key away', () => {
    const unit = (id: string, shortName: string) => ({
      id,
      shortName,
      fullName: shortName,
      aliases: [],
      formerNames: [],
      level: 'district' as const,
      groups: [],
    });
    const units = [unit('u-nyj', '区农业农村局'), unit('u-wlj', '区文旅局'), unit('u-lq', '柳桥街道')];
    const asked = (unitText: string) =>
      answersTo(
        { code: 'unit.unknown', message: '', messageEn: '', data: { unitText } },
        units,
      )?.answers?.map(({ label }) => label);
    expect(asked('区文旅体局')).toEqual(['区文旅局', '新建单位', '不是单位']);
    expect(asked('柳溪街道')).toEqual(['新建单位', '柳桥街道', '不是单位']);
    expect(asked('区林业局')).toEqual(['新建单位', '区农业农村局', '不是单位']);
  });
});
