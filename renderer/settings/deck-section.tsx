import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { deckPages } from '#shared/deck/pages.ts';
import { accentAdvice, type DeckThemeSettings, MUSTER_ACCENT } from '#shared/deck/theme.ts';
import { NAME_PARTS, namePatternProblem } from '#shared/export/file-name.ts';
import { core } from '../app/client.ts';
import { useWeek } from '../app/use-week.ts';
import { PictureChoice } from '../deck/editor/picture-choice.tsx';
import { useFileNames } from '../deck/file-names.ts';
import { ScaledSlide } from '../deck/present.tsx';
import { Button } from '../design/button.tsx';
import { TextInput } from '../design/text-input.tsx';
import styles from './deck-section.module.css';
import { ChosenSetting, Section, TypedSetting } from './setting-fields.tsx';
import own from './settings.module.css';
import { useSettings } from './use-settings.ts';

const HEX = /^#[0-9a-f]{6}$/;

/** Colour, logo and footer of the decks of this workspace, with a page as it will be. */
export function DeckSettingsSection() {
  const {
    settings: { deckTheme },
    isReadOnly,
    change,
  } = useSettings();
  const set = (part: Partial<DeckThemeSettings>) => change({ deckTheme: { ...deckTheme, ...part } });
  return (
    <Section
      title="Decks"
      about="How slides and scorecards look on the screen, on paper, in PowerPoint and in e-mail."
    >
      <Accent value={deckTheme.accent} isDisabled={isReadOnly} onCommit={(accent) => set({ accent })} />
      <div className={own.wide}>
        <TypedSetting
          label="Footer"
          help="Stands on every page, e.g. “Internal”."
          value={deckTheme.footer}
          isDisabled={isReadOnly}
          check={(text) => (text.length > 120 ? 'Keep the footer under 120 characters.' : undefined)}
          onCommit={(footer) => set({ footer })}
        />
      </div>
      <fieldset
        className={`${own.wide} ${own.fieldset} ${styles.logo}`}
        aria-label="Logo"
        disabled={isReadOnly}
      >
        <PictureChoice
          label="Logo"
          value={deckTheme.logo === '' ? undefined : deckTheme.logo}
          onChange={(logo) => set({ logo: logo ?? '' })}
        />
      </fieldset>
      <Sample />
      <NamePattern />
    </Section>
  );
}

type AccentProps = { value: string; isDisabled: boolean; onCommit: (accent: string) => void };

/** Typed, or picked from the desktop's colour chooser; what paper makes of it is said at once. */
function Accent({ value, isDisabled, onCommit }: AccentProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const typed = text.trim().toLowerCase();
  const isColour = HEX.test(typed);
  const commit = (next: string) => HEX.test(next) && next !== value && onCommit(next);
  // The browser says `change` once the chooser is closed; React's `onChange` is every step before.
  const chooser = useRef<HTMLInputElement>(null);
  const onChosen = useEffectEvent(commit);
  useEffect(() => {
    const input = chooser.current;
    const take = () => onChosen(input?.value ?? '');
    input?.addEventListener('change', take);
    return () => input?.removeEventListener('change', take);
  }, []);
  const error = isColour ? undefined : 'Write the colour as six hexadecimal digits, e.g. #2a55c4.';
  const { isWeak, sentences } = accentAdvice(isColour ? typed : value);
  return (
    <div className={own.wide}>
      <ChosenSetting label="Accent colour" {...(error ? { error } : {})}>
        {(ids) => (
          <div className={styles.accent}>
            <input
              ref={chooser}
              type="color"
              aria-label="Pick the accent colour"
              className={styles.swatch}
              value={isColour ? typed : value}
              disabled={isDisabled}
              onChange={(event) => setText(event.target.value)}
            />
            <TextInput
              {...ids}
              className={styles.hex}
              value={text}
              disabled={isDisabled}
              spellCheck={false}
              onChange={(event) => setText(event.target.value)}
              onBlur={() => commit(typed)}
              onKeyDown={(event) => event.key === 'Enter' && commit(typed)}
            />
            {value !== MUSTER_ACCENT && (
              <Button variant="ghost" disabled={isDisabled} onClick={() => onCommit(MUSTER_ACCENT)}>
                Muster’s blue
              </Button>
            )}
          </div>
        )}
      </ChosenSetting>
      <p className={styles.advice} data-weak={isWeak || undefined} aria-live="polite">
        {sentences.join(' ')}
      </p>
    </div>
  );
}

/** What exported files are called, with an example. */
function NamePattern() {
  const { settings, isReadOnly, change } = useSettings();
  const fileName = useFileNames();
  const { week } = useWeek();
  const example = fileName('pdf', { deck: 'Weekly ops review', week: week.key });
  return (
    <div className={own.wide}>
      <TypedSetting
        label="Names of exported files"
        help={`Parts: ${Object.keys(NAME_PARTS)
          .map((name) => `{${name}}`)
          .join(', ')}. Now: ${example}`}
        value={settings.exportName}
        isDisabled={isReadOnly}
        check={(text) => namePatternProblem(text) ?? undefined}
        onCommit={(exportName) => change({ exportName })}
      />
    </div>
  );
}

/** A first page and one with a chart, drawn as they are printed. */
function Sample() {
  const { week } = useWeek();
  const { data } = useQuery({
    queryKey: ['deck', 'theme', week.key],
    queryFn: () =>
      core.deck.preview({
        week: week.key,
        title: 'Weekly ops review',
        slides: [
          { id: 'title', kind: 'title' },
          { id: 'trend', kind: 'incident-trend' },
        ],
      }),
  });
  if (!data) return <div className={styles.sample} />;
  return (
    <div className={`${own.wide} ${styles.sample}`} role="img" aria-label="Two pages in this theme">
      {deckPages(data)
        .slice(0, 2)
        .map((page) => (
          <div key={page.number} className={styles.page} inert>
            <ScaledSlide document={data} page={page} scale={SAMPLE} />
          </div>
        ))}
    </div>
  );
}

/** Of a slide's 1280 pixels. */
const SAMPLE = 0.205;
