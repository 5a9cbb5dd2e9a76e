import { useMemo } from 'react';
import type { ScorecardDocument, ScorecardSubject } from '#shared/deck/deck.ts';
import { themeOf } from '#shared/deck/theme.ts';
import { formatInstant } from '#shared/figure/format.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { demandSentence } from '#shared/slo/policy-words.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { AttentionTable } from '../review/blocks/attention-table.tsx';
import { FigureTiles, pickFigures } from '../review/blocks/figure-tile.tsx';
import { FixedRoom } from '../review/blocks/fitted-text.ts';
import {
  ActionTable,
  IncidentTable,
  incidentsInOrder,
  incidentTrendSpec,
} from '../review/blocks/incident-blocks.tsx';
import { KpiTable } from '../review/blocks/kpi-table.tsx';
import { OkrTable } from '../review/blocks/okr-blocks.tsx';
import { TeamCosts } from '../review/blocks/plan-blocks.tsx';
import { CardTable, TeamScores } from '../review/blocks/scorecard-blocks.tsx';
import { SloTable, worstFirst } from '../review/blocks/slo-blocks.tsx';
import { DeckLogo, themeStyle } from './deck-theme.tsx';
import styles from './print.module.css';

const KINDS = {
  service: 'Service scorecard',
  team: 'Team scorecard',
  organisation: 'Organisation scorecard',
};

/** How wide a card's body is on each paper and how large the letters of its tables are, in pixels. */
const WIDTHS = { a4: 701, letter: 724 };
const FONTS = { service: 12.5, team: 11.5, organisation: 11.5 };

/** One page about a service, a team or the organisation. */
export function ScorecardSheet({ document, paper }: { document: ScorecardDocument; paper: 'a4' | 'letter' }) {
  const { subject, data } = document;
  const { workspace, weekLabel, asOf } = data;
  const theme = themeOf(document);
  return (
    <main
      className={styles.card}
      data-paper={paper}
      data-theme="light"
      data-slide={subject.entity}
      style={themeStyle(theme)}
    >
      <header className={styles.cardHead} data-fit>
        <div className={styles.cardName}>
          <p className={styles.cardKind}>{KINDS[subject.entity]}</p>
          <h1 className={styles.cardTitle} title={subject.name}>
            {subject.name}
          </h1>
        </div>
        <DeckLogo theme={theme} className={styles.cardLogo} />
        <p className={styles.cardTime}>
          {weekLabel}
          <br />
          Data as of {formatInstant(asOf, workspace.zone)}
        </p>
      </header>
      <div className={styles.cardBody} data-fit>
        <FixedRoom value={{ width: WIDTHS[paper], font: FONTS[subject.entity], isDense: true }}>
          <Body subject={subject} data={data} paper={paper} />
        </FixedRoom>
      </div>
      <footer className={styles.cardFoot} data-fit>
        <span>
          “—” means no data, never zero. Budget left below 0 is overspent. Score = Σ weight × credit ÷ Σ
          weight over the checks that apply.
        </span>
        <span>{[workspace.name, theme.footer].filter(Boolean).join(' · ')}</span>
      </footer>
    </main>
  );
}

type BodyProps = { subject: ScorecardSubject; data: ReviewData; paper: 'a4' | 'letter' };

function Body({ subject, data, paper }: BodyProps) {
  if (subject.entity === 'organisation')
    return <OrganisationBody data={data} kpis={paper === 'a4' ? 10 : 6} />;
  return subject.entity === 'team' ? <TeamBody data={data} /> : <ServiceBody data={data} />;
}

function ServiceBody({ data }: { data: ReviewData }) {
  const { scorecards, slos, incidents, attention, workspace } = data;
  const [policy] = slos.policies;
  return (
    <>
      <CardTable rows={scorecards.rows} title="Level, score and failing checks" isLong limit={1} />
      {policy && (
        <p className={styles.cardText}>
          {[policy.sentence, ...policy.demands.map(demandSentence)].join(' ')}
        </p>
      )}
      <SloTable
        rows={worstFirst(slos.rows)}
        limit={8}
        title="Objectives"
        empty="No SLO is defined for this service."
      />
      <IncidentTable
        isCompact
        title="Incidents of the week, and open ones"
        rows={incidentsInOrder(incidents)}
        zone={workspace.zone}
        limit={6}
        empty="No incident hit this service this week and none is open."
      />
      <AttentionTable entries={attention} limit={5} isTitled isCompact />
    </>
  );
}

function TeamBody({ data }: { data: ReviewData }) {
  const { scorecards, slos, actions, cost, okrs } = data;
  return (
    <>
      <TeamScores teams={scorecards.byTeam} title="Score of its services" limit={1} />
      <CardTable rows={scorecards.rows} title="Its services" limit={6} />
      <SloTable
        rows={worstFirst(slos.rows)}
        limit={6}
        title="Objectives, worst first"
        empty="No SLO is defined for its services."
      />
      <ActionTable title="Overdue actions" rows={actions.overdue} limit={4} empty="No action is overdue." />
      <OkrTable okrs={okrs} limit={6} isCompact />
      {cost.teams.length > 0 && <TeamCosts cost={cost} limit={1} />}
    </>
  );
}

function OrganisationBody({ data, kpis }: { data: ReviewData; kpis: number }) {
  const trend = useMemo(() => incidentTrendSpec(data.incidents), [data]);
  const headline = data.narrative.headline.slice(0, 2);
  return (
    <>
      {headline.length > 0 && (
        <div className={styles.cardText}>
          {headline.map(({ text }) => (
            <p key={text} className={styles.cardLine}>
              {text}
            </p>
          ))}
        </div>
      )}
      <FigureTiles figures={pickFigures(data.figures, SHOWN_FIGURES.headline, 8)} columns={4} />
      <KpiTable rows={data.kpis.rows} limit={kpis} isCompact isTitled />
      {trend && <ChartFigure title="Incidents a week, last 26 weeks" spec={trend} width={698} height={120} />}
      <TeamScores teams={data.scorecards.byTeam} limit={3} />
    </>
  );
}
