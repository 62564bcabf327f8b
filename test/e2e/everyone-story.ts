import type { Page } from 'playwright-core';
import { leave, type Office } from './office.js';
import { heard, overflow, unnamed, untranslated } from './page-audit.js';

const PHONE = { width: 360, height: 720 };

/** Pages for whoever reads English, has a phone, uses no mouse, or does not see. */
export function everyoneStory(office: () => Office): void {
  describe('pages for everyone', () => {
    test('English is complete, and everything to act upon has a name', async () => {
      const page = await office().visit('常语迟', '/', { locale: 'en-GB' });
      const stops: [string, string][] = [
        ['/', 'To do'],
        ['/?tab=toRead', 'To do'],
        ['/supervision', 'Supervision'],
        ['/supervision?tab=history', 'Supervision'],
        ['/supervision?tab=next', 'Supervision'],
        ['/supervision?tab=units', 'Supervision'],
        ['/ledgers', 'Ledgers'],
        ['/ledgers/import', 'Import a ledger'],
      ];
      for (const [where, title] of stops) {
        await page.goto(`${office().system.address}${where}`);
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        await settled(page);
        expect({ where, unnamed: unnamed(await heard(page)) }).toEqual({ where, unnamed: [] });
        expect({ where, left: untranslated(await heard(page)) }).toEqual({ where, left: [] });
      }
      await page.goto(`${office().system.address}/supervision`);
      await page.getByRole('row').nth(1).getByRole('link').click();
      await page.getByRole('heading', { name: 'Units and their parts' }).waitFor();
      await settled(page);
      const task = await heard(page);
      expect(unnamed(task)).toEqual([]);
      expect(untranslated(task)).toEqual([]);
      await leave(page);
    });

    test('a phone of 360 pixels shows list and row without scrolling sideways', async () => {
      const page = await office().visit('吕国栋', '/', PHONE);
      const first = page.getByRole('list', { name: '待办' }).getByRole('link').first();
      await first.waitFor();
      expect(await overflow(page)).toBe(0);
      await first.click();
      await page.getByRole('heading', { name: '各单位进展' }).waitFor();
      await settled(page);
      expect(await overflow(page)).toBe(0);
      expect(unnamed(await heard(page))).toEqual([]);
      await leave(page);
    });

    test('the list is walked and opened by keys alone', async () => {
      const page = await office().visit('吕国栋');
      const rows = page.getByRole('list', { name: '待办' }).getByRole('link');
      await rows.nth(1).waitFor();
      const [first, second] = [
        await rows.nth(0).getAttribute('href'),
        await rows.nth(1).getAttribute('href'),
      ];
      for (const [keys, wanted] of [
        ['jj', second],
        ['jjk', first],
      ] as const) {
        for (const key of keys) await page.keyboard.press(key);
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: '各单位进展' }).waitFor();
        expect(new URL(page.url()).pathname).toBe(wanted);
        await page.goBack();
        await rows.nth(1).waitFor();
      }
      await leave(page);
    });
  });
}

/** Nothing on the page is still being read. */
async function settled(page: Page): Promise<void> {
  await page.getByText(/正在载入|Loading/).waitFor({ state: 'hidden' });
}
