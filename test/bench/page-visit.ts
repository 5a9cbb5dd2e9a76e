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

/** What a visit does to a page besides opening it. Finding it takes the page's own time, so it is found beforehand. */
type Found = { more?: HTMLButtonElement | undefined; tall: HTMLElement[]; wide: HTMLElement[] };
type FoundWindow = Window & { found?: Found };

/** Looks for what brings the rest of a long page. */
export async function findTheRest(page: Page): Promise<void> {
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('main button')];
    const more = buttons.find((one) => /^Show (all|the other)( [\d\s,.]+)?$/.test(one.textContent.trim()));
    (window as FoundWindow).found = { more, tall: [], wide: [] };
  });
}

/** Presses what brings the rest, where something was found. */
export async function showTheRest(page: Page): Promise<void> {
  const isPressed = await page.evaluate(() => {
    const more = (window as FoundWindow).found?.more;
    more?.click();
    return more !== undefined;
  });
  if (isPressed) await settled(page);
}

/** Looks for every region of the page that can be scrolled, down or sideways. */
export async function findRegions(page: Page): Promise<void> {
  // A frame that the page still owes ends first, so that looking is not counted in it.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  await page.evaluate(() => {
    const canScroll = (element: Element, axis: 'overflowX' | 'overflowY') =>
      /auto|scroll/.test(getComputedStyle(element)[axis]);
    // The style first: what is far away is laid out when its size is asked for.
    const regions = [...document.querySelectorAll<HTMLElement>('main, main *')];
    const tall = regions.filter(
      (one) => canScroll(one, 'overflowY') && one.scrollHeight - one.clientHeight > 1,
    );
    const wide = regions.filter(
      (one) => canScroll(one, 'overflowX') && one.scrollWidth - one.clientWidth > 1,
    );
    (window as FoundWindow).found = { tall, wide };
  });
}

/**
 * Scrolls the regions that were found, half of what each shows a frame, and then to places far apart, whose rows are not
 * there yet. Gives how many pixels were scrolled, by region.
 */
export function scroll(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const SCROLLS = { down: 40, sideways: 12, jumps: 8 };
    const frame = () => new Promise(requestAnimationFrame);
    const { tall, wide } = (window as FoundWindow).found ?? { tall: [], wide: [] };
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
