import { startChromiumDrawing } from './chromium-engine.ts';
import { main } from './main.ts';

/** Makes this process the command line; what it draws is drawn by an installed Chromium. */
export async function run(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), startChromiumDrawing);
}
