import type { Cause } from './service-data.ts';

/** What postmortems ask for, by cause. */
export const FIXES: Record<Cause, readonly string[]> = {
  Change: [
    'Add a canary stage to {service} deployments',
    'Cover the failing path of {service} with a contract test',
    'Roll back {service} automatically when its error budget burns',
    'Split schema changes of {service} from releases',
    'Release {service} region by region',
  ],
  Capacity: [
    'Load test {service} at 150% of the peak',
    'Limit work per merchant in {service}',
    'Alert on queue age of {service} instead of its length',
    'Move {service} batch work out of the evening peak',
    'Review scaling limits of {service} each quarter',
  ],
  Dependency: [
    'Add a circuit breaker to {service} partner calls',
    'Agree on an escalation path with the partner of {service}',
    'Serve the last good answer from {service} when the partner fails',
    'Lower the time-out of {service} partner calls to 3 s',
  ],
  Configuration: [
    'Check {service} settings in the pipeline',
    'Move {service} allow-lists into code',
    'Compare {service} settings between regions every night',
    'Remove the unused settings of {service}',
  ],
  'Software defect': [
    'Make {service} retries idempotent',
    'Reject malformed input in {service} before it is queued',
    'Add a memory limit and a leak test to {service}',
    'Replay a day of production traffic against {service} builds',
    'Fix time zone handling in {service}',
  ],
  Infrastructure: [
    'Spread {service} over three zones',
    'Ship and trim {service} logs',
    'Rehearse node loss for {service}',
    'Raise the failover alert of {service} to a page',
  ],
  Security: ['Limit sign-in attempts by network for {service}', 'Review access to {service} each quarter'],
  Procedure: [
    'Turn the {service} runbook step into a script',
    'Add the {service} step to the handover checklist',
    'Ask for a second pair of eyes on {service} node changes',
    'Put {service} certificates on the expiry calendar',
  ],
};

export const REASONS = [
  'Engineer moved to an incident',
  'Waiting for the vendor',
  'Bigger than estimated',
  'Displaced by peak season preparation',
  'Depends on the node image upgrade',
  'Review by Security still open',
  'Owner on parental leave; handed over',
  'Test environment not available',
];
