import { type Clock, isWeekend, WEEKS } from './clock.ts';
import { engineersOf, SERVICE_TEAMS } from './company.ts';
import type { Incident } from './incidents.ts';
import { randomFor } from './random.ts';
import { isBadQuarter, recovery } from './story.ts';
import { type Cell, csv, round } from './text.ts';

const HANDOVER = 10;

/** Weekly shifts from Monday 10:00; pages are the incidents of the shift, further alerts worth acting on, and noise. */
export function shiftsFile(incidents: readonly Incident[], clock: Clock, seed: number): string {
  const random = randomFor(seed, 'on-call');
  const rows: Cell[][] = [];
  for (const team of SERVICE_TEAMS) {
    const engineers = engineersOf(team);
    const load = team.slug === 'security-engineering' ? 0.5 : team.slug === 'rating-routing' ? 1.25 : 1;
    for (let weeksAgo = WEEKS - 1; weeksAgo >= 0; weeksAgo--) {
      const start = clock.at(clock.monday(weeksAgo), HANDOVER);
      const end = clock.at(clock.monday(weeksAgo - 1), HANDOVER);
      if (start > clock.now) continue;
      const paged = incidents.filter(
        ({ service, detected }) => service.owner === team && detected >= start && detected < end,
      );
      const passed = Math.min(1, (clock.now - start) / (end - start));
      const bad = isBadQuarter(weeksAgo) ? 1.35 : 1;
      const actionable = paged.length + random.poisson(2.4 * load * bad * passed);
      const noise = random.poisson(3.6 * load * passed * bad * (1 - 0.93 * recovery(weeksAgo)));
      const pages = actionable + noise;
      const late = paged.filter(({ detected }) => isOutOfHours(detected, clock)).length;
      const hours = round((38 + paged.length * 0.8) * passed, 1);
      const toil = (0.46 - 0.2 * recovery(weeksAgo)) * random.between(0.82, 1.18) * bad ** 0.5;
      rows.push([
        `${team.slug}-${clock.monday(weeksAgo)}`,
        team.rotation,
        engineers[(WEEKS - weeksAgo) % engineers.length]?.name,
        team.name,
        clock.iso(start),
        clock.iso(end),
        pages,
        actionable,
        Math.min(pages, late + random.poisson((pages - paged.length) * 0.33)),
        round(hours * Math.min(0.9, toil), 1),
        hours,
      ]);
    }
  }
  return csv(
    [
      'Id',
      'Rotation',
      'Engineer',
      'Team',
      'Start',
      'End',
      'Pages',
      'Actionable',
      'Out of hours',
      'Toil',
      'Hours',
    ],
    rows,
  );
}

function isOutOfHours(moment: number, clock: Clock): boolean {
  const hour = clock.hourOf(moment);
  return hour < 8 || hour >= 18 || isWeekend(clock.dateOf(moment));
}
