import type { Page } from 'playwright-core';
import { give, leave, openForm, type Office } from './office.js';
import { ownReviewRow, sharedRow } from './paper.js';

/** What cannot be done says why; what will happen is said before; others see it at once; an outage passes. */
export function fairnessStory(office: () => Office): void {
  describe('what pages promise about every act', () => {
    test('an act that is not possible is shown with its reason, a possible one with its outcome', async () => {
      const page = await openRow(office(), '唐嘉言', ownReviewRow);
      await openForm(page, '签收');
      await page.getByText('其他操作与原因').click();
      const reasons = page.getByRole('group').getByRole('definition');
      expect((await reasons.allInnerTexts()).every((reason) => /[\u4e00-\u9fff]{3}/.test(reason))).toBe(true);
      expect(await reasons.count()).toBeGreaterThan(5);
      const form = await openForm(page, '报送');
      await form.getByLabel('内容').fill('争议案例已经整理成册。');
      await form.getByText('办理后').waitFor();
      await form.getByText('本项变为“审核中”').waitFor();
      await form.getByText(/^审核时限：/).waitFor();
      await form.getByText(/^通知：.*文石溪/).waitFor();
      await leave(page);
    });

    test('nobody reviews a paper of his own or of his unit: it goes to the leader', async () => {
      const officer = await openRow(office(), '唐嘉言', ownReviewRow);
      const form = await openForm(officer, '报送');
      await form.getByLabel('内容').fill('争议案例已经整理成册。');
      await give(officer, form, '报送', '已报送，进入审核');
      await officer.getByText('原审核人须回避，已提交分管领导审核').waitFor();
      expect(await officer.getByRole('toolbar').getByRole('button', { name: '审核通过' }).count()).toBe(0);
      await leave(officer);
      const head = await openRow(office(), '冯晓岚', ownReviewRow);
      await head.getByText('其他操作与原因').waitFor();
      expect(await head.getByRole('toolbar').getByRole('button', { name: '审核通过' }).count()).toBe(0);
      await leave(head);
      const leader = await openRow(office(), '文石溪', ownReviewRow);
      await give(leader, await openForm(leader, '审核通过'), '审核通过', '已通过');
      await leave(leader);
    });

    test('a second browser sees the change without reloading', async () => {
      const watching = await openRow(office(), '邱朝阳', sharedRow);
      const units = watching.getByRole('table').getByRole('row', { name: /区文旅局/ });
      await units.getByText('待签收').waitFor();
      const acting = await openRow(office(), '秦怡然', sharedRow);
      await give(acting, await openForm(acting, '签收'), '签收', '已签收');
      await units.getByText('办理中').waitFor();
      await watching.getByRole('list', { name: '经过' }).getByText('区文旅局签收').waitFor();
      await leave(watching);
      await leave(acting);
    });

    test('when the API is killed the page says so, keeps what was typed and recovers by itself', async () => {
      const page = await openRow(office(), '秦怡然', sharedRow);
      const form = await openForm(page, '反馈进展');
      const text = '首场讲座已经排期。';
      const away = page.getByText(/服务暂时不可用|实时更新已中断/);
      await office().faults.duringOutage(async () => {
        office().system.kill('api');
        await form.getByLabel('进展情况').fill(text);
        await away.waitFor();
        await away.waitFor({ state: 'hidden' });
      });
      expect(await form.getByLabel('进展情况').inputValue()).toBe(text);
      await give(page, form, '反馈进展', '已反馈');
      await page.getByText(text).first().waitFor();
      await leave(page);
    });
  });
}

async function openRow(office: Office, person: string, row: string): Promise<Page> {
  const page = await office.visit(person, person === '邱朝阳' || person === '冯晓岚' ? '/?tab=unit' : '/');
  await page.getByRole('link').filter({ hasText: row }).click();
  await page.getByRole('heading', { name: '各单位进展' }).waitFor();
  return page;
}
