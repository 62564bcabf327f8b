import type { Page } from 'playwright-core';
import { give, leave, openForm, type Office } from './office.js';

/** What a supervisor and a leader see and do about the rows of the sample district that are in trouble. */
export function supervisionStory(office: () => Office): void {
  describe('supervision of the sample district', () => {
    test('every number opens exactly its rows', async () => {
      const page = await office().visit('常语迟', '/supervision');
      const board = page.getByRole('region', { name: '按灯和状态统计，点数字看明细' });
      await board.getByRole('link', { name: /红灯/ }).waitFor();
      const numbers = (await board.getByRole('link').allInnerTexts()).map((text) =>
        text.replaceAll(/\s+/g, ' '),
      );
      expect(numbers.length).toBeGreaterThan(7);
      for (const [n, text] of numbers.entries()) {
        const count = Number.parseInt(text, 10);
        await board.getByRole('link').nth(n).click();
        if (count === 0) await page.getByText('没有符合条件的事项').waitFor();
        else await page.getByText(`已全部显示，共 ${count} 条`).waitFor();
      }
      await leave(page);
    });

    test('who is late: because of whom, what was sent to whom, what comes next', async () => {
      const page = await office().visit('常语迟', '/supervision');
      const late = page.getByRole('row').nth(1);
      await late.getByText(/逾期 \d+ 天/).waitFor();
      await late.getByText('文石溪').waitFor();
      await late.getByRole('button').last().click();
      const drawer = page.getByRole('dialog', { name: /升级经过/ });
      for (const sent of ['提醒', '蓝色督查单', '橙色督查单', '红色督查单'])
        await drawer.getByText(sent, { exact: true }).first().waitFor();
      await drawer
        .getByText(/^收件：.*单位负责人/)
        .first()
        .waitFor();
      await drawer.getByText('待领导阅示').first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: '下一步' }).click();
      await page.getByRole('list', { name: '下一步' }).getByText('提醒').first().waitFor();
      await leave(page);
    });

    test('an urging is sent once; the second is refused with the reason', async () => {
      const page = await office().visit('常语迟', '/supervision');
      const late = page.getByRole('row').nth(1);
      await late.getByRole('checkbox').check();
      await urge(page);
      await page.getByRole('dialog').getByText('已催办', { exact: true }).waitFor();
      await closeDialog(page);
      await urge(page);
      await page.getByRole('dialog').getByRole('alert').filter({ hasText: '催办' }).waitFor();
      office().faults.take();
      await leave(page);
    });

    test('the leader answers the red notice, and nothing waits for him any more', async () => {
      const page = await office().visit('文石溪');
      await page.getByRole('link').filter({ hasText: '请阅示' }).first().click();
      const form = await openForm(page, '阅示');
      await form.getByRole('radio', { name: '批示' }).check();
      await form.getByLabel('内容').fill('请牵头单位三日内报送，每日报进度。');
      await give(page, form, '阅示', '已阅示');
      const course = page.getByRole('list', { name: '经过' });
      await course.getByText('领导批示').first().waitFor();
      await course.getByText('请牵头单位三日内报送').first().waitFor();
      await leave(page);
    });
  });
}

async function urge(page: Page): Promise<void> {
  await page.getByRole('button', { name: '催办', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发出催办' }).click();
}

async function closeDialog(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
