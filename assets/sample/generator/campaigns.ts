import type { Clock } from './clock.ts';
import { csv } from './text.ts';

/** One check that is announced, and one that weighs more than it comes with. */
export function checkTermsFile(clock: Clock): string {
  return csv(
    ['Id', 'Check', 'Level', 'Weight', 'Counts from', 'Owner', 'Note'],
    [
      [
        'check-recovery-exercised',
        'Recovery exercised',
        'Silver',
        4,
        clock.fromToday(41),
        'Tomasz Wierzba',
        'From gold to silver once the campaign is over',
      ],
      [
        'check-runbook-current',
        'Runbook current',
        '',
        3,
        '',
        'Ines Baptista',
        'Responders without a runbook cost more than a missing tier',
      ],
    ],
  );
}

/** One campaign that is on its way, and one whose deadline is near. */
export function campaignsFile(clock: Clock): string {
  return csv(
    ['Id', 'Campaign', 'Owner', 'From', 'Deadline', 'Description'],
    [
      [
        'campaign-runbooks',
        'A current runbook for every service',
        'Ines Baptista',
        clock.fromToday(-63),
        clock.fromToday(25),
        'Each team reviews its own; the review is told every week how many are left.',
      ],
      [
        'campaign-recovery',
        'Recovery proven before the holiday season',
        'Tomasz Wierzba',
        clock.fromToday(-42),
        clock.fromToday(14),
        'Restores and failovers of everything that takes orders.',
      ],
    ],
  );
}

export function campaignChecksFile(): string {
  return csv(
    ['Campaign', 'Check'],
    [
      ['campaign-runbooks', 'Runbook current'],
      ['campaign-recovery', 'Restore validated'],
      ['campaign-recovery', 'Recovery exercised'],
    ],
  );
}
