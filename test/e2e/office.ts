import type { Browser, Locator, Page } from 'playwright-core';
import { Faults, STEP_LIMIT_MS, openBrowser } from './browser.js';
import { startSystem, type RunningSystem } from './system.js';

export interface Sight {
  width?: number;
  height?: number;
  locale?: 'zh-CN' | 'en-GB';
}

/** The running product with a browser before it, and people of the sample district who sit down at it. */
export class Office {
  readonly faults = new Faults();

  private constructor(
    readonly system: RunningSystem,
    private readonly browser: Browser,
    private readonly closeBrowser: () => Promise<void>,
  ) {}

  static async open(): Promise<Office> {
    const [system, { browser, close }] = await Promise.all([startSystem(), openBrowser()]);
    return new Office(system, browser, close);
  }

  async close(): Promise<void> {
    await this.closeBrowser();
    await this.system.stop();
  }

  /** A fresh browser window in which this person signs in by the demo panel and wants to see that page. */
  async visit(
    person: string,
    where = '/',
    { width = 1366, height = 768, locale = 'zh-CN' }: Sight = {},
  ): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width, height }, locale });
    context.setDefaultTimeout(STEP_LIMIT_MS);
    const page = await context.newPage();
    this.faults.watch(page);
    await page.goto(`${this.system.address}${where}`);
    await page.getByRole('button', { name: new RegExp(`^(以|Sign in as )${person}`) }).click();
    // The page of the sign-in has a heading too; who goes on before its answer is there is not signed in.
    await page.locator('#content').getByRole('heading', { level: 1 }).waitFor();
    return page;
  }
}

/** Ends a visit. */
export async function leave(page: Page): Promise<void> {
  await page.context().close();
}

/** The form of a command on the page of a row, opened if it is not open yet. */
export async function openForm(page: Page, name: string): Promise<Locator> {
  const form = page.getByRole('form', { name, exact: true });
  const button = page.getByRole('toolbar').getByRole('button', { name, exact: true });
  await button.waitFor();
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  await form.waitFor();
  return form;
}

/**
 * Gives a command whose form is filled in, and waits for the word that it was done. The page may hold the same word
 * already, as the status of a part; only where messages appear does it speak of this command.
 */
export async function give(page: Page, form: Locator, name: string, done: string): Promise<void> {
  await form.getByRole('button', { name, exact: true }).click();
  await page.locator('.ant-message').getByText(done, { exact: true }).first().waitFor();
}

/** How often somebody does a thing again who sees that it had no effect. */
const TIMES_MAX = 3;

/** Does something until it is seen to have had its effect, a few times at most: a page that moves may let a click miss. */
export async function insist(
  what: string,
  act: () => Promise<void>,
  effect: () => Promise<void>,
): Promise<void> {
  for (let time = 1; time <= TIMES_MAX; time += 1) {
    await act();
    const isSeen = await effect().then(
      () => true,
      () => false,
    );
    if (isSeen) return;
  }
  throw new Error(`${what}: done ${TIMES_MAX} times without effect`);
}
