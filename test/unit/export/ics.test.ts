import { expect, it } from 'vitest';
import { toIcs } from '#shared/calendar/ics.ts';

const event = {
  uid: 'actionItem-1@muster',
  date: '2026-12-31',
  summary:
    'Action due: Renew, rotate; \\ and tell “Zoë” about the very long certificate of 東京 the payments gateway',
  description: 'Owner: Ann\nSecond line',
  categories: ['Action due'],
};

it('writes days that end the day after, escaped and folded by octets', () => {
  const ics = toIcs('Ops, week', [event], '2026-11-23T12:00:00.000Z');
  const lines = ics.split('\r\n');
  expect(lines.at(-1)).toBe('');
  expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  const unfolded = ics.replaceAll('\r\n ', '');
  expect(unfolded).toContain('X-WR-CALNAME:Ops\\, week\r\n');
  expect(unfolded).toContain('DTSTAMP:20261123T120000Z\r\n');
  expect(unfolded).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
  expect(unfolded).toContain(
    'SUMMARY:Action due: Renew\\, rotate\\; \\\\ and tell “Zoë” about the very long certificate of 東京 the payments gateway\r\n',
  );
  expect(unfolded).toContain('DESCRIPTION:Owner: Ann\\nSecond line\r\n');
});
