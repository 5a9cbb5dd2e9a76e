import { PageLink, recordPath } from '../app/link.tsx';
import { THEMES, type Theme, useTheme } from '../app/theme.ts';
import { Select } from '../design/select.tsx';
import { DeckSettingsSection } from './deck-section.tsx';
import { AttentionSettingsSection, ClockSettingsSection, SeveritySettingsSection } from './rule-sections.tsx';
import { ChosenSetting, NumberSetting, Section, TypedSetting } from './setting-fields.tsx';
import styles from './settings.module.css';
import { useSettings } from './use-settings.ts';
import { WEEKDAYS } from './weekdays.ts';
import { WorkspaceFile } from './workspace-file.tsx';
import { ZonePicker } from './zone-picker.tsx';

export function SettingsPage() {
  return (
    <div className={styles.page}>
      <h1>Settings</h1>
      <GeneralSection />
      <CalendarSection />
      <MoneySection />
      <SeveritySettingsSection />
      <ClockSettingsSection />
      <AttentionSettingsSection />
      <DeckSettingsSection />
      <WorkspaceFile />
    </div>
  );
}

function GeneralSection() {
  const { settings, isReadOnly, change } = useSettings();
  const [theme, setTheme] = useTheme();
  return (
    <Section title="General" about="Kept in the workspace file, except the theme, which is this computer’s.">
      <TypedSetting
        label="Workspace name"
        value={settings.name}
        isDisabled={isReadOnly}
        check={(text) => (text === '' ? 'Give the workspace a name.' : undefined)}
        onCommit={(name) => change({ name })}
      />
      <TypedSetting
        label="Your name"
        help="Stands in the history of changes."
        value={settings.actor}
        isDisabled={isReadOnly}
        onCommit={(actor) => change({ actor })}
      />
      <ChosenSetting label="Theme">
        {(ids) => (
          <Select
            {...ids}
            value={theme}
            options={options(THEMES)}
            onChange={(next) => next && setTheme(next as Theme)}
          />
        )}
      </ChosenSetting>
    </Section>
  );
}

function CalendarSection() {
  const { settings, isReadOnly, change } = useSettings();
  return (
    <Section title="Calendar" about="When days and review weeks begin, and which days are business days.">
      <ChosenSetting label="Time zone">
        {(ids) => <ZonePicker {...ids} value={settings.zone} onChange={(zone) => change({ zone })} />}
      </ChosenSetting>
      <ChosenSetting label="Week begins on">
        {(ids) => (
          <Select
            {...ids}
            value={String(settings.weekStart)}
            options={WEEKDAYS}
            disabled={isReadOnly}
            onChange={(day) => change({ weekStart: Number(day) })}
          />
        )}
      </ChosenSetting>
      <NumberSetting
        label="Postmortem due after"
        unit="business days"
        value={settings.postmortemBusinessDays}
        min={1}
        isDisabled={isReadOnly}
        onCommit={(postmortemBusinessDays) => change({ postmortemBusinessDays })}
      />
      <NumberSetting
        label="Runbook is current for"
        unit="days"
        value={settings.runbookMaxAgeDays}
        min={1}
        isDisabled={isReadOnly}
        onCommit={(runbookMaxAgeDays) => change({ runbookMaxAgeDays })}
      />
      <p className={`${styles.wide} ${styles.links}`}>
        <PageLink to={recordPath('holiday')}>Holidays</PageLink>
      </p>
    </Section>
  );
}

function MoneySection() {
  const { settings, isReadOnly, change } = useSettings();
  return (
    <Section title="Money" about="The one currency that totals are in, and what cost means.">
      <TypedSetting
        label="Currency"
        value={settings.currency}
        isDisabled={isReadOnly}
        check={(text) =>
          /^[A-Z]{3}$/.test(text) ? undefined : 'Write the currency as its ISO code, e.g. EUR.'
        }
        onCommit={(currency) => change({ currency })}
      />
      <ChosenSetting label="Fiscal year ends in">
        {(ids) => (
          <Select
            {...ids}
            value={String(settings.fiscalYearEndMonth)}
            options={options(MONTHS)}
            disabled={isReadOnly}
            onChange={(month) => change({ fiscalYearEndMonth: Number(month) })}
          />
        )}
      </ChosenSetting>
      <ChosenSetting
        label="Cost basis"
        help="Billed is cash; effective spreads commitments over what they cover."
      >
        {(ids) => (
          <Select
            {...ids}
            value={settings.costBasis}
            options={options({ effective: 'Effective', billed: 'Billed' })}
            disabled={isReadOnly}
            onChange={(basis) => change({ costBasis: basis === 'billed' ? 'billed' : 'effective' })}
          />
        )}
      </ChosenSetting>
      <TypedSetting
        label="Unit cost is per"
        help="A usage unit of the cost records; empty means the one that most cost is measured in."
        value={settings.unitCostUnit}
        isDisabled={isReadOnly}
        onCommit={(unitCostUnit) => change({ unitCostUnit })}
      />
      <p className={`${styles.wide} ${styles.links}`}>
        <PageLink to={recordPath('currencyRate')}>Exchange rates</PageLink>
      </p>
    </Section>
  );
}

const MONTHS = {
  1: 'January',
  2: 'February',
  3: 'March',
  4: 'April',
  5: 'May',
  6: 'June',
  7: 'July',
  8: 'August',
  9: 'September',
  10: 'October',
  11: 'November',
  12: 'December',
};

function options(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
