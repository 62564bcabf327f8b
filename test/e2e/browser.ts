import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type ConsoleMessage, type Page } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '../..');

/** Longest wait of one step in a page. */
export const STEP_LIMIT_MS = 30_000;

/** A real browser: the one that `CHROMIUM` names, else one of the machine, else the one that comes as a package. */
export async function openBrowser(): Promise<{ browser: Browser; close: () => Promise<void> }> {
  const fonts = chineseFonts();
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? installedChromium() ?? (await sparticuz.executablePath()),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--no-zygote', '--font-render-hinting=none'],
    env: { ...process.env, FONTCONFIG_FILE: path.join(fonts, 'fonts.conf'), FONTCONFIG_PATH: fonts },
  });
  const close = async (): Promise<void> => {
    await browser.close();
    fs.rmSync(fonts, { recursive: true, force: true });
  };
  return { browser, close };
}

function installedChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => fs.existsSync(file));
}

/** Without a font that has them, every Chinese character is an empty box. */
function chineseFonts(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-fonts-'));
  const packaged = path.join(root, 'node_modules/@expo-google-fonts/noto-sans-sc');
  for (const weight of ['400Regular', '700Bold']) {
    const file = `NotoSansSC_${weight}.ttf`;
    fs.copyFileSync(path.join(packaged, weight, file), path.join(folder, file));
  }
  const settings = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`;
  fs.writeFileSync(path.join(folder, 'fonts.conf'), settings);
  return folder;
}

/** What went wrong in a page without anybody having asked for it. */
export class Faults {
  private readonly seen: string[] = [];
  private away = false;

  /** While a part of the system is killed, requests fail, and the browser says so. */
  async duringOutage(work: () => Promise<void>): Promise<void> {
    this.away = true;
    await work();
    this.away = false;
  }

  watch(page: Page): void {
    page.on('pageerror', (error) => this.seen.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !this.isExpected(message))
        this.seen.push(`${page.url()}: ${message.text()} (${message.location().url})`);
    });
  }

  /** All since the last time. */
  take(): string[] {
    return this.seen.splice(0);
  }

  /** To ask who is signed in, and to be told nobody, is how every visit begins. */
  private isExpected(message: ConsoleMessage): boolean {
    const text = message.text();
    if (!text.startsWith('Failed to load resource')) return false;
    return this.away || (text.includes('401') && message.location().url.endsWith('/api/v1/session'));
  }
}
