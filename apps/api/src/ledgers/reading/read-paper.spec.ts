import { ledgerDecisionsSchema } from '#contract';
import { readPaper } from './read-paper.js';

const table = '序号\t工作任务\t责任单位\t完成时限\n1\t修复步道\t区城管局\t2099年5月底前\n';

async function titleOf(text: string, fileName: string): Promise<string> {
  const decisions = ledgerDecisionsSchema.parse({ paperYear: 2099 });
  const file = { bytes: Buffer.from(text), fileName };
  const { draft } = await readPaper({
    file,
    decisions,
    remembered: [],
    directory: null,
    open: [],
    at: Date.UTC(2099, 0, 1),
  });
  return draft.title;
}

describe('a paper that is read', () => {
  it('is called after its file where it names itself nowhere', async () => {
    expect(await titleOf(table, '市容整治.第二批.tsv')).toBe('市容整治.第二批');
  });

  it('keeps its own title', async () => {
    expect(await titleOf(`望溪区2099年任务清单\n${table}`, '台账.tsv')).toBe('望溪区2099年任务清单');
  });
});
