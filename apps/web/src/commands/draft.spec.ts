import { commandFields } from './command-fields.js';
import { readFields, writeFields } from './draft.js';

const fields = commandFields('submit');
const values = {
  text: '写到一半',
  attachments: [{ hash: 'b'.repeat(64), name: '佐证.pdf', bytes: 9 }],
  statements: { is: 'statements' as const, texts: { t2: '随后补报' } },
};

describe('a draft', () => {
  it('gives back what was written', () => {
    const stored = { fields: writeFields('submit', fields, values), attachments: [] };
    expect(readFields('submit', fields, stored)).toEqual(values);
  });

  it('keeps the texts of two forms of one part apart', () => {
    const stored = { fields: writeFields('submit', fields, values), attachments: [] };
    expect(readFields('reportProgress', commandFields('reportProgress'), stored)).toEqual({});
  });

  it('leaves out what it cannot read', () => {
    const stored = {
      fields: { 'submit.text': '好', 'submit.attachments': '{', 'submit.statements': '[1]' },
      attachments: [],
    };
    expect(readFields('submit', fields, stored)).toEqual({
      text: '好',
      attachments: [],
      statements: { is: 'statements', texts: {} },
    });
  });
});
