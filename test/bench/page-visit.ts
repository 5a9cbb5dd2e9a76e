import type { Page } from '@playwright/test';

/** A page is settled when nothing was drawn and nothing was awaited for so long. */
const QUIET_MS = 400;

/** A page that goes on changing for so long is not measured. */
const PATIENCE_MS = 60_000;

/** Waits until no spinner turns and nothing on the page has changed for a while. Throws on a page that never rests. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('main [role=status] svg'), null, {
    timeout: PATIENCE_MS,
  });
  const isQuiet = await page.evaluate(
    async ({ quiet, patience }) => {
      const end = performance.now() + patience;
      let last = performance.now();
      const observer = new MutationObserver(() => {
        last = performance.now();
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      const isResting = () => performance.now() - last >= quiet;
      while (!isResting() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
      observer.disconnect();
      return isResting();
    },
    { quiet: QUIET_MS, patience: PATIENCE_MS },
  );
  if (!isQuiet) throw new Error(`Changed for more than ${PATIENCE_MS / 1000} s.`);
}

export async function open(page: Page, route: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, route);
  await settled(page);
}

/** Presses what brings the rest of a long page: `false` where nothing is left out. */
export async function showTheRest(page: Page): Promise<boolean> {
  const button = page.locator('main').getByRole('button', { name: /^Show (all|the other)( [\d\s]+)?$/ });
  if ((await button.count()) === 0) return false;
  // By the page itself: Playwright waits for the whole page to be drawn first, which is what is measured.
  await button.first().evaluate((one) => (one as HTMLButtonElement).click());
  await settled(page);
  return true;
}

/**
 * Scrolls every region of the page that can be, down and sideways, half of what it shows a frame, and then to places
 * far apart, whose rows are not there yet. Gives how many pixels were scrolled, by region.
 */
export function scroll(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const SCROLLS = { down: 40, sideways: 12, jumps: 8 };
    const frame = () => new Promise(requestAnimationFrame);
    const canScroll = (element: Element, axis: 'overflowX' | 'overflowY') =>
      /auto|scroll/.test(getComputedStyle(element)[axis]);
    const regions = [...document.querySelectorAll<HTMLElement>('main, main *')];
    const tall = regions.filter(
      (one) => one.scrollHeight - one.clientHeight > 1 && canScroll(one, 'overflowY'),
    );
    const wide = regions.filter(
      (one) => one.scrollWidth - one.clientWidth > 1 && canScroll(one, 'overflowX'),
    );
    const moved: number[] = [];
    for (const one of tall) {
      const range = one.scrollHeight - one.clientHeight;
      let far = 0;
      for (let step = 0; step < SCROLLS.down && one.isConnected; step += 1) {
        one.scrollTop += Math.max(1, one.clientHeight / 2);
        await frame();
        far = Math.max(far, one.scrollTop);
      }
      for (let jump = 1; jump <= SCROLLS.jumps && one.isConnected; jump += 1) {
        one.scrollTop = range * ((jump * 0.618) % 1);
        await frame();
      }
      one.scrollTop = 0;
      await frame();
      moved.push(far);
    }
    for (const one of wide) {
      let far = 0;
      for (let step = 0; step < SCROLLS.sideways && one.isConnected; step += 1) {
        one.scrollLeft += Math.max(1, one.clientWidth / 2);
        await frame();
        far = Math.max(far, one.scrollLeft);
      }
      one.scrollLeft = 0;
      await frame();
      moved.push(far);
    }
    return moved;
  });
}

/** Keeps the page's main thread busy for so long within one frame. */
export async function beSlow(page: Page, ms: number): Promise<void> {
  await page.evaluate(async (busy) => {
    await new Promise(requestAnimationFrame);
    const until = performance.now() + busy;
    while (performance.now() < until);
  }, ms);
  await settled(page);
}
