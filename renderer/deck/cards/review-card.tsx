import { useMemo } from 'react';
import { type CardRoom, fittedLimits } from '#shared/deck/cards/card-table.ts';
import { cardTables, organisationFacts, serviceFacts, teamFacts } from '#shared/deck/cards/card-tables.ts';
import type { ScorecardDocument } from '#shared/deck/deck.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { demandSentence } from '#shared/slo/policy-words.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { FactTable } from '../../review/blocks/fact-table.tsx';
import { FigureTiles, pickFigures } from '../../review/blocks/figure-tile.tsx';
import { incidentTrendSpec } from '../../review/blocks/incident-blocks.tsx';
import { KpiTable } from '../../review/blocks/kpi-table.tsx';
import { OkrTable } from '../../review/blocks/okr-blocks.tsx';
import styles from '../print.module.css';
import { sentencesHeight, tilesHeight } from './card-layout.ts';
import { type CardLook, CardPage, type CardPaper, cardRoom } from './card-page.tsx';

const KINDS = {
  service: 'Service scorecard',
  team: 'Team scorecard',
  organisation: 'Organisation scorecard',
};

/** A service has fewer rows than a team. Smaller looks are for names so long that not every table has a row otherwise. */
const SMALLER: readonly CardLook[] = [
  { font: 11.5, row: 23, gap: 16 },
  { font: 10, row: 19, gap: 12 },
  { font: 9.4, row: 17, gap: 8 },
];
const LOOKS: Record<keyof typeof KINDS, readonly CardLook[]> = {
  service: [{ font: 12.5, row: 28, gap: 22 }, ...SMALLER],
  team: SMALLER,
  organisation: SMALLER,
};

const FOOT =
  '“—” means no data, never zero. Budget left below 0 is overspent. Score = Σ weight × credit ÷ Σ weight over the checks that apply.';

type Document = Extract<ScorecardDocument, { kind: 'review' }>;

/** The one page of a service, a team or the organisation. */
export function ReviewCardPage({ document, paper }: { document: Document; paper: CardPaper }) {
  const { entity } = document.subject;
  const words = { kind: KINDS[entity], foot: FOOT };
  const { room, limits } = useMemo(() => fitted(document, paper), [document, paper]);
  const Body = BODIES[entity];
  return (
    <CardPage document={document} paper={paper} room={room} words={words} number={1} total={1}>
      <Body data={document.data} limits={limits} />
    </CardPage>
  );
}

function fitted(document: Document, paper: CardPaper) {
  const tables = cardTables(document);
  const looks = LOOKS[document.subject.entity].map((look) => {
    const room = cardRoom(document, { paper, look, foot: FOOT });
    const height = room.height - extrasOf(document, room);
    return { room, ...fittedLimits(tables, { ...room, height }) };
  });
  const found = looks.find(({ isFitting }) => isFitting) ?? looks.at(-1);
  if (!found) throw new RangeError('A card has a look.');
  return found;
}

/** A chart of 120 px with its title. */
const CHART = 156;
const HEADLINES = 2;

/** How high what is no table is, with the gaps around it, in pixels. */
function extrasOf({ subject: { entity }, data }: Document, { width, gap }: CardRoom): number {
  const withGap = (height: number) => (height === 0 ? 0 : height + gap);
  if (entity === 'service') return withGap(sentencesHeight(policiesOf(data), width));
  if (entity === 'team') return 0;
  const figures = pickFigures(data.figures, SHOWN_FIGURES.headline, 8);
  return (
    withGap(sentencesHeight(headlines(data), width)) +
    withGap(tilesHeight(figures, { columns: 4, width })) +
    withGap(incidentTrendSpec(data.incidents) ? CHART : 0)
  );
}

function policiesOf({ slos }: ReviewData): string[] {
  return slos.policies
    .slice(0, 1)
    .map(({ sentence, demands }) => [sentence, ...demands.map(demandSentence)].join(' '));
}

function headlines({ narrative }: ReviewData): string[] {
  return narrative.headline.slice(0, HEADLINES).map(({ text }) => text);
}

type BodyProps = { data: ReviewData; limits: Readonly<Record<string, number>> };

function ServiceBody({ data, limits }: BodyProps) {
  const { checks, slos, incidents, attention } = serviceFacts(data);
  const [policy] = policiesOf(data);
  return (
    <>
      <FactTable {...checks} limit={limits.checks} />
      {policy && <p className={styles.cardText}>{policy}</p>}
      <FactTable {...slos} limit={limits.slos} />
      <FactTable {...incidents} limit={limits.incidents} />
      <FactTable {...attention} limit={limits.attention} />
    </>
  );
}

function TeamBody({ data, limits }: BodyProps) {
  const { scores, services, slos, actions, costs } = teamFacts(data);
  return (
    <>
      <FactTable {...scores} limit={limits.scores} />
      <FactTable {...services} limit={limits.services} />
      <FactTable {...slos} limit={limits.slos} />
      <FactTable {...actions} limit={limits.actions} />
      <OkrTable okrs={data.okrs} limit={limits.okrs} isCompact />
      {costs.rows.length > 0 && <FactTable {...costs} limit={limits.costs} />}
    </>
  );
}

function OrganisationBody({ data, limits }: BodyProps) {
  const trend = useMemo(() => incidentTrendSpec(data.incidents), [data]);
  const said = headlines(data);
  return (
    <>
      {said.length > 0 && (
        <div className={styles.cardText}>
          {said.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      <FigureTiles figures={pickFigures(data.figures, SHOWN_FIGURES.headline, 8)} columns={4} />
      <KpiTable rows={data.kpis.rows} limit={limits.kpis} isCompact isTitled />
      {trend && <ChartFigure title="Incidents a week, last 26 weeks" spec={trend} width={698} height={120} />}
      <FactTable {...organisationFacts(data).teams} limit={limits.teams} />
    </>
  );
}

const BODIES = { service: ServiceBody, team: TeamBody, organisation: OrganisationBody };
