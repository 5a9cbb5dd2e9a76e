import { useMemo, useState } from 'react';
import { Combobox } from '../design/combobox.tsx';
import type { FieldIds } from '../design/field.tsx';

type Props = Partial<FieldIds> & { value: string; onChange: (zone: string) => void };

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
const SHOWN = 60;

/** Chooses an IANA time zone by its name. */
export function ZonePicker({ value, onChange, ...ids }: Props) {
  const [text, setText] = useState('');
  const found = useMemo(() => {
    const words = text
      .toLowerCase()
      .split(/[\s/_]+/)
      .filter(Boolean);
    const matching = ZONES.filter((zone) => words.every((word) => zone.toLowerCase().includes(word)));
    return matching.slice(0, SHOWN).map(asItem);
  }, [text]);
  return (
    <Combobox
      {...ids}
      value={asItem(value)}
      onChange={(item) => item && onChange(item.id)}
      found={found}
      onSearch={setText}
      placeholder="Search, e.g. Berlin"
    />
  );
}

function asItem(zone: string) {
  return { id: zone, title: zone.replaceAll('_', ' '), hint: offsetOf(zone) };
}

function offsetOf(zone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
    0,
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
