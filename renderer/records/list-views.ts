import {
  CalendarClock,
  CalendarDays,
  CalendarRange,
  ChartGantt,
  ChartLine,
  ChartNoAxesCombined,
  ClipboardCheck,
  Columns3,
  Crosshair,
  Funnel,
  Gauge,
  Grid2x2Check,
  Grid3x3,
  HeartPulse,
  Hourglass,
  LayoutList,
  ListTree,
  type LucideIcon,
  Milestone,
  Network,
  PencilLine,
  Scale,
  ShieldCheck,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { EntityName } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { ActionAgeing } from '../action/action-ageing.tsx';
import { ActionBoard } from '../action/action-board.tsx';
import { useParam } from '../app/location.ts';
import { FrameworksView } from '../control/frameworks-view.tsx';
import { BudgetView } from '../cost/budget-view.tsx';
import { DecisionsByWeek } from '../decision/decisions-by-week.tsx';
import { ChangeWeekView } from '../deployment/change-week-view.tsx';
import { ExpiryView } from '../exception/expiry-view.tsx';
import { HiringPipelineView } from '../hiring/pipeline-view.tsx';
import { HiringPlanView } from '../hiring/plan-view.tsx';
import { IncidentWeekView } from '../incident/week-view.tsx';
import { CatalogueView } from '../kpi/catalogue-view.tsx';
import { EntryView } from '../kpi/entry-view.tsx';
import { CalibrationView } from '../okr/calibration-view.tsx';
import { OkrTree } from '../okr/okr-tree.tsx';
import { HealthView } from '../oncall/health-view.tsx';
import { CoverageView } from '../resilience/coverage-view.tsx';
import { RiskMap } from '../risk/risk-map.tsx';
import { HorizonBoard } from '../roadmap/horizon-board.tsx';
import { RoadmapTimeline } from '../roadmap/timeline.tsx';
import { PipelineView } from '../savings/pipeline-view.tsx';
import { SavingsBoard } from '../savings/savings-board.tsx';
import { MatrixView } from '../scorecard/matrix-view.tsx';
import { PostureView } from '../security/posture-view.tsx';
import { DependencyView } from '../service/dependency-view.tsx';
import { SloStatusView } from '../slo/status-view.tsx';
import { TeamTree } from '../team/team-tree.tsx';
import { RenewalsView } from '../vendor/renewals-view.tsx';
import type { ListView } from './list-state.ts';
import type { ListViewProps } from './slot-props.ts';

/** Another way to see the rows of a list than its table, e.g. a board, a tree or a map. */
export type ListViewKind = {
  key: string;
  label: string;
  icon: LucideIcon;
  component: ComponentType<ListViewProps>;
  /** Shown until a person chooses the table. */
  isFirst?: boolean;
  /** It shows more than the rows of the list, so it has something to show when the list is empty. */
  hasOwnRows?: boolean;
};

const VIEWS: Partial<Record<EntityName, readonly ListViewKind[]>> = {
  actionItem: [
    { key: 'board', label: 'Board', icon: Columns3, component: ActionBoard },
    { key: 'ageing', label: 'Ageing', icon: Hourglass, component: ActionAgeing },
  ],
  objective: [
    { key: 'tree', label: 'Tree', icon: ListTree, component: OkrTree },
    { key: 'calibration', label: 'Calibration', icon: Crosshair, component: CalibrationView },
  ],
  deployment: [{ key: 'weeks', label: 'By week', icon: CalendarRange, component: ChangeWeekView }],
  incident: [{ key: 'weeks', label: 'By week', icon: CalendarRange, component: IncidentWeekView }],
  milestone: [
    { key: 'timeline', label: 'Timeline', icon: ChartGantt, component: RoadmapTimeline },
    { key: 'horizons', label: '30/60/90', icon: Milestone, component: HorizonBoard },
  ],
  decision: [{ key: 'weeks', label: 'By week', icon: CalendarDays, component: DecisionsByWeek }],
  headcountSlot: [
    { key: 'plan', label: 'Plan against actual', icon: ChartNoAxesCombined, component: HiringPlanView },
    { key: 'pipeline', label: 'Pipeline', icon: Funnel, component: HiringPipelineView },
  ],
  team: [{ key: 'tree', label: 'Tree', icon: Network, component: TeamTree }],
  kpi: [
    { key: 'catalogue', label: 'Catalogue', icon: LayoutList, component: CatalogueView },
    { key: 'enter', label: 'Enter values', icon: PencilLine, component: EntryView },
  ],
  risk: [{ key: 'map', label: 'Heat map', icon: Grid3x3, component: RiskMap }],
  cost: [{ key: 'budget', label: 'Against budget', icon: Scale, component: BudgetView }],
  control: [{ key: 'frameworks', label: 'Frameworks', icon: ClipboardCheck, component: FrameworksView }],
  exercise: [{ key: 'coverage', label: 'Coverage', icon: Grid2x2Check, component: CoverageView }],
  iamException: [{ key: 'expiry', label: 'Expiry', icon: CalendarClock, component: ExpiryView }],
  onCallShift: [{ key: 'health', label: 'Health', icon: HeartPulse, component: HealthView }],
  posture: [{ key: 'posture', label: 'Posture', icon: ShieldCheck, component: PostureView }],
  scorecardResult: [
    { key: 'matrix', label: 'Matrix', icon: Grid3x3, component: MatrixView, isFirst: true, hasOwnRows: true },
  ],
  savingsOpportunity: [
    { key: 'pipeline', label: 'Pipeline', icon: ChartLine, component: PipelineView },
    { key: 'board', label: 'Board', icon: Columns3, component: SavingsBoard },
  ],
  vendor: [{ key: 'renewals', label: 'Renewals', icon: CalendarRange, component: RenewalsView }],
  service: [{ key: 'dependencies', label: 'Dependencies', icon: Network, component: DependencyView }],
  slo: [{ key: 'status', label: 'Status', icon: Gauge, component: SloStatusView }],
};

export function viewsOf(entity: Entity): readonly ListViewKind[] {
  return VIEWS[entity.name as EntityName] ?? [];
}

/** The view that the address names, else the one a person last chose; `undefined` is the table. */
export function useShownView(entity: Entity, { shownAs }: ListView): ListViewKind | undefined {
  const asked = useParam('view') ?? shownAs;
  const views = viewsOf(entity);
  return views.find(({ key, isFirst }) => (asked === null ? isFirst : key === asked));
}
