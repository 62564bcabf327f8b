import type { Locator, Page } from 'playwright-core';
import { insist, leave, type Office } from './office.js';
import { heard, overflow, unnamed } from './page-audit.js';
import { partsPaper } from './paper.js';

/** Columns of a paper whose parts have headers of their own: corrected above the part, and in no other. */
export function partsStory(office: () => Office): void {
  describe('a paper of two parts', () => {
    test.each([
      ['a desk', { width: 1366, height: 768 }],
      ['a phone of 360 pixels', { width: 360, height: 720 }],
    ])('is corrected in its second part and not in its first, at %s', async (_, sight) => {
      const page = await office().visit('常语迟', '/ledgers/import', sight);
      await page.locator('input[type=file]').setInputFiles(partsPaper);
      const paper = page.getByRole('region', { name: '原表' });
      await paper.getByRole('button', { name: /重点任务/ }).waitFor();
      const untouched = await heads(paper);
      expect(untouched).toEqual(['事项序号', '工作内容', '牵头单位', '配合单位', '完成时限']);
      await paper.getByRole('button', { name: /提请事项/ }).click();
      await paper.getByRole('combobox', { name: '第 2 列（提请单位）是什么' }).waitFor();
      const row = page.getByRole('article').filter({ hasText: '增设两处校门前信号灯' });
      await row.getByRole('rowheader', { name: '区教育局' }).waitFor();
      await take(page, paper, '第 2 列（提请单位）是什么', '其他（照录）');
      await row.getByRole('rowheader', { name: '区教育局' }).waitFor({ state: 'detached' });
      await row.getByRole('rowheader', { name: '区住建局' }).waitFor();
      expect(await heads(paper)).toEqual([
        '事项序号',
        '其他（照录）',
        '事项',
        '工作内容',
        '责任单位',
        '完成时限',
      ]);
      expect(unnamed(await heard(page))).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await paper.getByRole('button', { name: /重点任务/ }).click();
      await paper.getByRole('combobox', { name: '第 3 列（牵头单位）是什么' }).waitFor();
      expect(await heads(paper)).toEqual(untouched);
      await leave(page);
    });
  });
}

/** What stands above the columns in sight. */
function heads(paper: Locator): Promise<string[]> {
  return paper.locator('.column-heads .ant-select').allInnerTexts();
}

/** Longest until a list shows the line that is wanted, and the column what was chosen. */
const SHOWN = { timeout: 8_000 };

/** Chooses, and sees that it was chosen: a list that still scrolls while it opens lets a click miss its line. */
async function take(page: Page, paper: Locator, column: string, field: string): Promise<void> {
  const box = paper.getByRole('combobox', { name: column });
  const chosen = paper
    .locator('.column-heads .ant-select')
    .filter({ has: page.getByRole('combobox', { name: column }) })
    .filter({ hasText: field });
  const line = page.locator('.ant-select-item-option-content').filter({ hasText: field }).last();
  await insist(
    `${column}: ${field}`,
    () => box.click(),
    // a list that closed under the click has no line any more; whoever chooses opens it again
    () => line.click(SHOWN).then(() => chosen.waitFor(SHOWN)),
  );
}
