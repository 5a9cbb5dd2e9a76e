import type { Slide, SlideOf } from '#shared/deck/slide.ts';
import { REVIEW_SECTIONS, type ReviewData } from '#shared/review/review-data.ts';
import { SECTION_TITLES } from '#shared/review/section-titles.ts';
import { HORIZON_NAMES, HORIZONS, type Horizon } from '#shared/roadmap/milestone.ts';
import { Checkbox } from '../../design/checkbox.tsx';
import { Field } from '../../design/field.tsx';
import { Select } from '../../design/select.tsx';
import { RecordChoice } from './choices.tsx';
import { CommittedArea, CommittedText } from './committed.tsx';
import styles from './editor.module.css';
import { FigureChoice } from './figure-choice.tsx';
import { PictureChoice } from './picture-choice.tsx';
import type { SetOptions } from './slide-moves.ts';
import { TableRows, TrailingLines } from './trailing-options.tsx';

type Props = { slide: Slide; data: ReviewData; set: SetOptions };

/** What is chosen about some kinds only. */
export function KindOptions({ slide, data, set }: Props) {
  switch (slide.kind) {
    case 'narrative':
      return <Sections slide={slide} set={set} />;
    case 'incident-timeline':
      return (
        <RecordChoice
          label="Incident"
          help="Without one, the worst of the period."
          entity="incident"
          value={slide.incident}
          onChange={(incident) => set({ incident })}
        />
      );
    case 'vendors':
    case 'escalations':
      return (
        <RecordChoice
          label="Only vendor"
          entity="vendor"
          value={slide.vendor}
          onChange={(vendor) => set({ vendor })}
        />
      );
    case 'roadmap':
      return <Horizons slide={slide} set={set} />;
    case 'comparison':
      return <Compared slide={slide} data={data} set={set} />;
    case 'markdown':
      return (
        <>
          <CommittedArea
            label="Text"
            help="Markdown: # heading, **bold**, - list, | table |. HTML stays text."
            rows={12}
            value={slide.text}
            onCommit={(text) => set({ text })}
          />
          <ForCustomers slide={slide} set={set} />
        </>
      );
    case 'image':
      return (
        <>
          <PictureChoice value={slide.picture} onChange={(picture) => set({ picture })} />
          <CommittedText
            label="Caption"
            value={slide.caption ?? ''}
            onCommit={(caption) => set({ caption: caption || undefined })}
          />
          <ForCustomers slide={slide} set={set} />
        </>
      );
    case 'trailing':
      return <TrailingLines slide={slide} set={set} />;
    case 'trail-table':
      return <TableRows slide={slide} set={set} />;
    default:
      return null;
  }
}

type ForCustomersProps = { slide: SlideOf<'markdown' | 'image'>; set: SetOptions };

function ForCustomers({ slide, set }: ForCustomersProps) {
  return (
    <Checkbox checked={slide.forCustomers} onChange={(forCustomers) => set({ forCustomers })}>
      Customers see it too
    </Checkbox>
  );
}

function Sections({ slide, set }: { slide: SlideOf<'narrative'>; set: SetOptions }) {
  return (
    <Ticks
      legend="Sections"
      names={SECTION_TITLES}
      all={REVIEW_SECTIONS}
      chosen={slide.sections}
      onChoose={(sections) => set({ sections: [...sections] })}
    />
  );
}

function Horizons({ slide, set }: { slide: SlideOf<'roadmap'>; set: SetOptions }) {
  const choose = (next: readonly Horizon[]) => {
    if (next.length > 0) set({ horizons: next.length < HORIZON_NAMES.length ? [...next] : undefined });
  };
  return (
    <Ticks legend="Horizons" names={HORIZONS} all={HORIZON_NAMES} chosen={slide.horizons} onChoose={choose} />
  );
}

type TicksProps<Name extends string> = {
  legend: string;
  names: Readonly<Record<Name, string>>;
  all: readonly Name[];
  /** Without any said, all are. */
  chosen: readonly Name[] | undefined;
  onChoose: (next: readonly Name[]) => void;
};

/** Ticks of what is shown, in the order of `all`. */
function Ticks<Name extends string>({ legend, names, all, chosen = all, onChoose }: TicksProps<Name>) {
  return (
    <fieldset className={styles.set}>
      <legend>{legend}</legend>
      {all.map((name) => (
        <Checkbox
          key={name}
          checked={chosen.includes(name)}
          onChange={(isShown) =>
            onChoose(all.filter((one) => (one === name ? isShown : chosen.includes(one))))
          }
        >
          {names[name]}
        </Checkbox>
      ))}
    </fieldset>
  );
}

const WEEKS_BACK: Record<string, string> = {
  1: 'The week before',
  4: 'Four weeks before',
  13: 'A quarter before',
  26: 'Half a year before',
  52: 'A year before',
};

function Compared({ slide, data, set }: { slide: SlideOf<'comparison'>; data: ReviewData; set: SetOptions }) {
  return (
    <>
      <Field label="Compared with">
        {(ids) => (
          <Select
            {...ids}
            value={String(slide.weeksBack)}
            options={Object.entries(WEEKS_BACK).map(([value, label]) => ({ value, label }))}
            onChange={(weeks) => set({ weeksBack: Number(weeks ?? 4) })}
          />
        )}
      </Field>
      <FigureChoice data={data} value={slide.figures} onChange={(figures) => set({ figures })} />
    </>
  );
}
