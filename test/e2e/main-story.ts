import type { Page } from 'playwright-core';
import { give, insist, leave, openForm, type Office } from './office.js';
import { LEDGER_ROWS, ledgerPaper, ledgerTitle, storyRow } from './paper.js';

/** A row from its paper to its end, each step by the person whose it is, all through pages. */
export function mainStory(office: () => Office): void {
  describe('a row of a new ledger, from its paper to its end', () => {
    test('the supervisor pastes the paper and sees what was understood; the leader in charge issues it', async () => {
      const page = await office().visit('常语迟', '/ledgers/import');
      await page.getByLabel('台账文本').fill(ledgerPaper);
      await page.getByRole('button', { name: '读取' }).click();
      await page.getByRole('heading', { name: ledgerTitle }).waitFor();
      await page.getByText(`看懂 ${LEDGER_ROWS} 行`).waitFor();
      const first = page.getByRole('article').first();
      await first.getByText('区财政局').last().waitFor();
      await page.getByRole('button', { name: '导入为草稿' }).click();
      await page.getByRole('heading', { name: ledgerTitle, level: 1 }).waitFor();
      const { pathname } = new URL(page.url());
      await leave(page);
      const leader = await office().visit('文石溪', pathname);
      await leader.getByRole('heading', { name: ledgerTitle, level: 1 }).waitFor();
      await issue(leader);
      await leader.getByText(`交办完成：${LEDGER_ROWS} / ${LEDGER_ROWS} 行`).waitFor();
      await leader.getByRole('link', { name: storyRow }).waitFor();
      await leave(leader);
    });

    test('a unit signs, reports, attaches a file and submits its part once, however often it clicks', async () => {
      const page = await openAsked(office(), '吕国栋', '请签收');
      await give(page, await openForm(page, '签收'), '签收', '已签收');
      const report = await openForm(page, '反馈进展');
      await report.getByLabel('进展情况').fill('已完成资金测算。');
      await give(page, report, '反馈进展', '已反馈');
      await submitPart(page, '资金安排方案已经印发，附件为方案全文。', '资金安排方案.txt');
      await page.getByText('区财政局向牵头单位报送第 1 轮材料').waitFor();
      expect(await page.getByText(/区财政局向牵头单位报送/).count()).toBe(1);
      await page
        .getByRole('link', { name: /资金安排方案\.txt/ })
        .first()
        .waitFor();
      await leave(page);
      const other = await openAsked(office(), '龚柏川', '请签收');
      await submitPart(other, '培训计划已经排定。', null);
      await leave(other);
    });

    test('the lead sees the parts, sends one back, takes it the second time and submits the row', async () => {
      const lead = await openAsked(office(), '任敬之', '请确认配合单位材料');
      await lead.getByRole('heading', { name: '报送材料' }).waitFor();
      await lead.getByText('资金安排方案已经印发').first().waitFor();
      await lead.getByText('培训计划已经排定').first().waitFor();
      const back = await openForm(lead, '退回材料');
      await choose(lead, back, '对象', /区财政局/);
      await back.getByLabel('理由').fill('请补充分月支出计划。');
      await give(lead, back, '退回材料', '已退回');
      const unit = await openAsked(office(), '吕国栋', '请按退回意见整改');
      await unit.getByText('请补充分月支出计划').first().waitFor();
      await submitPart(unit, '已补充分月支出计划。', null);
      await unit.getByText('区财政局向牵头单位报送第 2 轮材料').waitFor();
      await leave(unit);
      await lead.getByText('已补充分月支出计划').first().waitFor();
      await submitRow(lead, '三项工作均已完成，各单位材料一并报送。');
      await leave(lead);
    });

    test('the reviewer returns it once with a reason and a day, and approves it the second time', async () => {
      const reviewer = await openAsked(office(), '陈静远', '请审核');
      await reviewer.getByText('三项工作均已完成').first().waitFor();
      const back = await openForm(reviewer, '退回整改');
      await back.getByLabel('理由').fill('办理时限一栏没有填写，请补齐。');
      expect(await back.getByLabel('整改期限').inputValue()).not.toBe('');
      await give(reviewer, back, '退回整改', '已退回整改');
      const lead = await openAsked(office(), '任敬之', '请按退回意见整改');
      await lead.getByText('办理时限一栏没有填写').first().waitFor();
      await submitRow(lead, '办理时限已经补齐，请再审。');
      await leave(lead);
      await reviewer.getByText('办理时限已经补齐').first().waitFor();
      await give(reviewer, await openForm(reviewer, '审核通过'), '审核通过', '已通过');
      await leave(reviewer);
    });

    test('the supervisor reads both rounds in its course and finds the row done', async () => {
      const page = await office().visit('常语迟', '/ledgers');
      await page.getByRole('link', { name: new RegExp(ledgerTitle) }).click();
      await page.getByRole('listitem').filter({ hasText: storyRow }).getByText('已办结').last().waitFor();
      await page.getByRole('link', { name: storyRow }).click();
      await page.getByText(/^已办结 · /).waitFor();
      const course = page.getByRole('list', { name: '经过' });
      for (const step of [
        '区民政局报送第 1 轮',
        /退回区民政局第 1 轮/,
        '区民政局报送第 2 轮',
        '区民政局通过审核',
      ])
        await course.getByText(step).first().waitFor();
      await leave(page);
    });
  });
}

/** Opens, from this person's list of things to do, the story's row that asks for this. */
async function openAsked(office: Office, person: string, asked: string): Promise<Page> {
  const page = await office.visit(person);
  await page.getByRole('link').filter({ hasText: asked }).filter({ hasText: storyRow }).click();
  await page.getByRole('heading', { name: '各单位进展' }).waitFor();
  return page;
}

async function submitPart(page: Page, text: string, file: string | null): Promise<void> {
  const form = await openForm(page, '报送本单位材料');
  await form.getByLabel('内容').fill(text);
  if (file !== null) {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      form.getByText('添加文件').click(),
    ]);
    await chooser.setFiles({ name: file, mimeType: 'text/plain', buffer: Buffer.from('分月支出计划\n') });
    await form.getByRole('button', { name: `移除 ${file}` }).waitFor();
  }
  await form.getByRole('button', { name: '报送本单位材料', exact: true }).dblclick();
  await page.getByText('已报送牵头单位', { exact: true }).first().waitFor();
}

async function submitRow(page: Page, text: string): Promise<void> {
  const form = await openForm(page, '报送');
  await form.getByLabel('内容').fill(text);
  await give(page, form, '报送', '已报送，进入审核');
}

async function choose(
  page: Page,
  form: ReturnType<Page['getByRole']>,
  label: string,
  option: RegExp,
): Promise<void> {
  await form.getByRole('combobox', { name: label }).click();
  await page.getByTitle(option).last().click();
}

/** A failure that the page shows is told in its words. A person whose confirmation did nothing confirms once more. */
async function issue(page: Page): Promise<void> {
  const panel = page.locator('.issue-panel');
  const failure = panel.getByRole('alert');
  await insist(
    'the confirmation of the issue',
    async () => {
      await panel.getByRole('button', { name: '交办' }).click();
      await page.getByRole('tooltip').getByRole('button', { name: '交办' }).click();
    },
    () => panel.getByRole('status').or(failure).first().waitFor({ timeout: 10_000 }),
  );
  if (await failure.count()) throw new Error(`not issued: ${await failure.first().innerText()}`);
}
