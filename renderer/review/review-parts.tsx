import { type ComponentType, useMemo } from 'react';
import type { ReviewData, ReviewSection } from '#shared/review/review-data.ts';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { InTurn, useTurn } from '../app/turns.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import type { ChartSpec } from '../charts/spec.ts';
import { AttentionPart } from './attention/attention-part.tsx';
import {
  DecisionTable,
  ExerciseTable,
  LateAssurance,
  patchSpec,
  RiskTable,
  VendorTable,
} from './blocks/assurance-blocks.tsx';
import { FigureTiles, pickFigures } from './blocks/figure-tile.tsx';
import {
  ActionTable,
  ageingSpec,
  causesSpec,
  IncidentTable,
  incidentsInOrder,
  incidentTrendSpec,
  PostmortemTable,
  restoreSpec,
  severitySpec,
} from './blocks/incident-blocks.tsx';
import { KpiTable } from './blocks/kpi-table.tsx';
import { OkrTable } from './blocks/okr-blocks.tsx';
import { useOpenRows } from './blocks/open-rows.tsx';
import {
  costSpec,
  funnelSpec,
  headcountSpec,
  LateSeats,
  pagesSpec,
  RotationTable,
  savingsSpec,
  TeamCosts,
} from './blocks/plan-blocks.tsx';
import { CampaignTable, CardTable, levelsSpec, TeamScores } from './blocks/scorecard-blocks.tsx';
import { budgetSpec, burndownSpec, PolicyTables, SloTable, worstFirst } from './blocks/slo-blocks.tsx';
import styles from './review.module.css';

const INCIDENT_FIGURES = [...new Set([...SHOWN_FIGURES.incidents, ...SHOWN_FIGURES.durations])].slice(0, 10);

const SLO_FIGURES = [...SHOWN_FIGURES.slos, ...SHOWN_FIGURES.policies];

type PartProps = { data: ReviewData };

export type ReviewPart = {
  section: ReviewSection;
  title: string;
  /** The keys of the figures it shows as tiles. */
  figures?: readonly string[];
  Part: ComponentType<PartProps>;
};

/** The sections of the review page in the order of the agenda. */
export const REVIEW_PARTS: readonly ReviewPart[] = [
  {
    section: 'attention',
    title: 'Attention',
    Part: ({ data }) => <AttentionPart entries={data.attention} limit={25} />,
  },
  { section: 'slos', title: 'SLOs and budgets', figures: SLO_FIGURES, Part: Slos },
  { section: 'incidents', title: 'Incidents', figures: INCIDENT_FIGURES, Part: Incidents },
  { section: 'actions', title: 'Actions', figures: SHOWN_FIGURES.actions, Part: Actions },
  { section: 'kpis', title: 'KPIs', Part: ({ data }) => <KpiTable rows={data.kpis.rows} /> },
  { section: 'okrs', title: 'OKRs', Part: ({ data }) => <OkrTable okrs={data.okrs} /> },
  { section: 'hiring', title: 'Hiring', figures: SHOWN_FIGURES.hiring, Part: Hiring },
  { section: 'cost', title: 'Cost', figures: SHOWN_FIGURES.cost, Part: Cost },
  { section: 'onCall', title: 'On-call', figures: SHOWN_FIGURES.onCall, Part: OnCall },
  { section: 'risks', title: 'Risks', Part: Risks },
  { section: 'assurance', title: 'Assurance', figures: SHOWN_FIGURES.assurance, Part: Assurance },
  { section: 'scorecards', title: 'Scorecards', Part: Scorecards },
];

function Slos({ data }: PartProps) {
  const budgets = useMemo(() => budgetSpec(data.slos.rows, 12), [data]);
  const burndown = useMemo(() => burndownSpec(data.slos), [data]);
  return (
    <>
      <Tiles data={data} keys={SLO_FIGURES} />
      <div className={styles.pair}>
        <PageChart title="Budget left, least first" spec={budgets} height={300} />
        <PageChart title="Budget left by week" spec={burndown} height={300} />
      </div>
      <InTurn>
        <SloTable rows={worstFirst(data.slos.rows)} limit={20} />
      </InTurn>
      <PolicyTables rows={data.slos.policies} limit={8} />
    </>
  );
}

function Incidents({ data }: PartProps) {
  const { incidents } = data;
  const trend = useMemo(() => incidentTrendSpec(incidents), [incidents]);
  const severities = useMemo(() => severitySpec(incidents), [incidents]);
  const restore = useMemo(() => restoreSpec(incidents), [incidents]);
  const causes = useMemo(() => causesSpec(incidents), [incidents]);
  return (
    <>
      <Tiles data={data} keys={INCIDENT_FIGURES} />
      <IncidentTable
        title="Began this week, and all open ones"
        rows={incidentsInOrder(incidents)}
        zone={data.workspace.zone}
        limit={25}
        empty="No incident began this week and none is open."
      />
      <PageChart title="Incidents a week, last 26 weeks" spec={trend} height={220} />
      <div className={styles.pair}>
        <PageChart title="By severity, last 13 weeks" spec={severities} height={220} />
        <PageChart title="By cause" spec={causes} height={220} />
      </div>
      <PageChart title="Time to restore, last 13 weeks" spec={restore} height={260} />
      <InTurn>
        <PostmortemTable rows={incidents.postmortems} limit={10} />
      </InTurn>
    </>
  );
}

function Actions({ data }: PartProps) {
  const { actions } = data;
  const ageing = useMemo(() => ageingSpec(actions.ageing), [actions]);
  const overdue = actions.overdue.toSorted((a, b) => b.daysOverdue - a.daysOverdue);
  return (
    <>
      <Tiles data={data} keys={SHOWN_FIGURES.actions} />
      <ActionTable title="Overdue, oldest first" rows={overdue} limit={12} empty="No action is overdue." />
      <div className={styles.pair}>
        <ActionTable
          title="Due this week"
          rows={actions.due}
          limit={8}
          empty="No action falls due this week."
          isDue
        />
        <PageChart title="Open actions by age" spec={ageing} height={180} />
      </div>
    </>
  );
}

function Hiring({ data }: PartProps) {
  const headcount = useMemo(() => headcountSpec(data.hiring), [data]);
  const funnel = useMemo(() => funnelSpec(data.hiring), [data]);
  return (
    <>
      <Tiles data={data} keys={SHOWN_FIGURES.hiring} />
      <div className={styles.pair}>
        <PageChart title="Headcount by month" spec={headcount} height={220} />
        <PageChart title="Candidates by stage" spec={funnel} height={220} />
      </div>
      <LateSeats late={data.hiring.late} limit={10} />
    </>
  );
}

function Cost({ data }: PartProps) {
  const months = useMemo(() => costSpec(data.cost), [data]);
  const savings = useMemo(() => savingsSpec(data.cost), [data]);
  return (
    <>
      <Tiles data={data} keys={SHOWN_FIGURES.cost} />
      <PageChart title="Spend by month against budget" spec={months} height={260} />
      <div className={styles.pair}>
        <TeamCosts cost={data.cost} limit={12} />
        <PageChart
          title="Savings a month: realised, with identified as the stroke"
          spec={savings}
          height={200}
        />
      </div>
    </>
  );
}

function OnCall({ data }: PartProps) {
  const pages = useMemo(() => pagesSpec(data.onCall), [data]);
  return (
    <>
      <Tiles data={data} keys={SHOWN_FIGURES.onCall} />
      <div className={styles.pair}>
        <PageChart title="Pages a shift, by week" spec={pages} height={240} />
        <RotationTable rotations={data.onCall.rotations} limit={10} />
      </div>
    </>
  );
}

function Risks({ data: { risks } }: PartProps) {
  return (
    <>
      <RiskTable rows={risks.rows} limit={10} />
      <div className={styles.pair}>
        <DecisionTable decisions={risks.decisions} limit={8} />
        <VendorTable vendors={risks.vendors} limit={8} />
      </div>
    </>
  );
}

function Assurance({ data }: PartProps) {
  const patch = useMemo(() => patchSpec(data.assurance), [data]);
  return (
    <>
      <Tiles data={data} keys={SHOWN_FIGURES.assurance} />
      <PageChart title="Patched within the deadline" spec={patch} height={220} />
      <div className={styles.pair}>
        <LateAssurance assurance={data.assurance} limit={10} />
        <ExerciseTable exercises={data.assurance.exercises} limit={10} />
      </div>
    </>
  );
}

function Scorecards({ data: { scorecards } }: PartProps) {
  const levels = useMemo(() => levelsSpec(scorecards), [scorecards]);
  return (
    <>
      <div className={styles.pair}>
        <PageChart title="Services by level" spec={levels} height={160} />
        <TeamScores teams={scorecards.byTeam} limit={8} />
      </div>
      <InTurn>
        <CardTable rows={scorecards.rows} limit={15} />
      </InTurn>
      <CampaignTable rows={scorecards.campaigns} limit={8} />
    </>
  );
}

function Tiles({ data, keys }: PartProps & { keys: readonly string[] }) {
  return <FigureTiles figures={pickFigures(data.figures, keys)} columns={5} />;
}

function PageChart({ title, spec, height }: { title: string; spec: ChartSpec | null; height: number }) {
  const open = useOpenRows();
  const isDrawn = useTurn();
  if (!spec) return null;
  if (!isDrawn) return <div style={{ minHeight: height }} />;
  return <ChartFigure title={title} spec={spec} height={height} onOpen={open} hasToggle />;
}
