import { incident } from '#shared/incident/incident.ts';
import {
  type AttentionSettings,
  CLOCK_POINTS,
  type ClockSettings,
  type SeveritySettings,
} from '#shared/settings/settings.ts';
import { Select } from '../design/select.tsx';
import { NumberSetting, Section, TypedSetting } from './setting-fields.tsx';
import styles from './settings.module.css';
import { useSettings } from './use-settings.ts';

const CLOCKS: Record<keyof ClockSettings, string> = {
  detect: 'Time to detect',
  acknowledge: 'Time to acknowledge',
  mitigate: 'Time to mitigate',
  restore: 'Time to restore',
};

type Point = (typeof CLOCK_POINTS)[number];
const POINTS = CLOCK_POINTS.map((value) => ({ value, label: incident.fields[value].label }));

/** Names and definitions of the severities; the incident's page quotes them. */
export function SeveritySettingsSection() {
  const { settings, isReadOnly, change } = useSettings();
  const set = (key: keyof SeveritySettings, part: Partial<SeveritySettings['SEV-1']>) =>
    change({ severities: { ...settings.severities, [key]: { ...settings.severities[key], ...part } } });
  return (
    <Section title="Severities" about="What each severity is called and means. Shown on every incident.">
      {(Object.keys(settings.severities) as (keyof SeveritySettings)[]).map((key) => (
        <fieldset key={key} className={`${styles.wide} ${styles.fieldset} ${styles.severity}`}>
          <legend className={styles.legend}>{key}</legend>
          <TypedSetting
            label="Name"
            value={settings.severities[key].name}
            isDisabled={isReadOnly}
            check={(text) => (text.length <= 60 ? undefined : 'Write at most 60 letters.')}
            onCommit={(name) => set(key, { name })}
          />
          <TypedSetting
            label="Definition"
            isSentence
            value={settings.severities[key].definition}
            isDisabled={isReadOnly}
            check={(text) => (text.length <= 500 ? undefined : 'Write at most 500 letters.')}
            onCommit={(definition) => set(key, { definition })}
          />
        </fieldset>
      ))}
    </Section>
  );
}

/** Tools start and stop these clocks differently; the pair is printed with each figure. */
export function ClockSettingsSection() {
  const { settings, isReadOnly, change } = useSettings();
  const set = (name: keyof ClockSettings, part: { from?: Point; to?: Point }) =>
    change({ clocks: { ...settings.clocks, [name]: { ...settings.clocks[name], ...part } } });
  return (
    <Section
      title="Incident clocks"
      about="Between which two moments each duration runs. Printed with the figures."
    >
      {(Object.keys(CLOCKS) as (keyof ClockSettings)[]).map((name) => (
        <fieldset key={name} className={`${styles.wide} ${styles.fieldset}`}>
          <legend className={styles.legend}>{CLOCKS[name]}</legend>
          <div className={styles.clock}>
            <Select
              aria-label={`${CLOCKS[name]}: from`}
              value={settings.clocks[name].from}
              options={POINTS}
              disabled={isReadOnly}
              onChange={(from) => set(name, { from: from as Point })}
            />
            to
            <Select
              aria-label={`${CLOCKS[name]}: to`}
              value={settings.clocks[name].to}
              options={POINTS}
              disabled={isReadOnly}
              onChange={(to) => set(name, { to: to as Point })}
            />
          </div>
        </fieldset>
      ))}
    </Section>
  );
}

type Threshold = { label: string; unit?: string; min: number; isShare?: boolean };

const THRESHOLDS: Record<keyof AttentionSettings, Threshold> = {
  sustainedBurnWeeks: { label: 'Sustained burn after', unit: 'weeks', min: 1 },
  movesToFlag: { label: 'Action moved at least', unit: 'times', min: 1 },
  kpiOffTargetPeriods: { label: 'KPI off target for', unit: 'periods', min: 1 },
  keyResultGap: { label: 'Key result behind expected by', min: 0, isShare: true },
  confidenceDrop: { label: 'Confidence fallen by', min: 0, isShare: true },
  headcountBehindMonths: { label: 'Headcount behind plan by', unit: 'months', min: 1 },
  costVariance: { label: 'Cost off budget by', min: 0, isShare: true },
  vendorNoticeDays: { label: 'Vendor notice date within', unit: 'days', min: 0 },
  riskScore: { label: 'Risk score from', min: 1 },
  pagesPerShift: { label: 'Pages per shift above', min: 0 },
};

export function AttentionSettingsSection() {
  const { settings, isReadOnly, change } = useSettings();
  return (
    <Section
      title="Attention list"
      about="From when on something is an exception that the review should see."
    >
      {(Object.keys(THRESHOLDS) as (keyof AttentionSettings)[]).map((name) => (
        <NumberSetting
          key={name}
          {...THRESHOLDS[name]}
          value={settings.attention[name]}
          isDisabled={isReadOnly}
          onCommit={(value) => change({ attention: { ...settings.attention, [name]: value } })}
        />
      ))}
    </Section>
  );
}
