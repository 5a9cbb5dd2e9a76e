import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../electron/shell/chromium/find-browser.ts';

/** Draws `icon.svg` at the sizes that packages need; electron-builder makes the other formats from the largest. */
const SIZES = [512, 1024];

const svg = readFileSync(new URL('icon.svg', import.meta.url), 'utf8');
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`);
  const file = fileURLToPath(new URL(size === 1024 ? 'icon.png' : `${size}x${size}.png`, import.meta.url));
  writeFileSync(file, await page.screenshot({ omitBackground: true }));
}
await browser.close();
