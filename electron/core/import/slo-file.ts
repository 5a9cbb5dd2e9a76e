import { entityRef } from './entity-ref.ts';
import { type Candidate, named } from './importer.ts';

/** What the SLO formats have in common once their own words are read. */
export type SloTerms = {
  line: number;
  sourceId: string;
  name: string;
  service: string;
  /** A fraction in (0, 1). */
  objective: number;
  indicator: string;
  budgetingMethod: 'occurrences' | 'timeslices';
  timesliceTarget: number | null;
  window: SloWindow;
  description: string | null;
  /** Backstage-like reference of a person, `user:default/x`. */
  owner: string | null;
};

export type SloWindow = {
  windowKind: 'rolling' | 'calendar-month' | 'calendar-quarter';
  windowDays?: number;
};

/** The candidate of an SLO. */
export function sloCandidate(terms: SloTerms): Candidate {
  return {
    type: 'row',
    entity: 'slo',
    line: terms.line,
    sourceId: terms.sourceId,
    values: {
      name: terms.name,
      objective: terms.objective,
      indicator: terms.indicator,
      budgetingMethod: terms.budgetingMethod,
      timesliceTarget: terms.timesliceTarget,
      ...terms.window,
      description: terms.description,
    },
    refs: {
      serviceId: named(terms.service),
      ...(terms.owner && { ownerId: entityRef(terms.owner, 'user') }),
    },
  };
}

/** A service an SLO is about, made only when neither the workspace nor the files have it. */
export function ensuredService(line: number, slug: string): Candidate {
  return {
    type: 'row',
    entity: 'service',
    line,
    sourceId: slug,
    values: { slug },
    initial: { name: slug },
    ensure:
      'is named by an SLO but neither in the workspace nor in the files: it is added without a tier and an owner',
  };
}

/** Why a fraction cannot be an objective, or `null` when it can. */
export function objectiveProblem(objective: number | null, said: string): string | null {
  if (objective === null) return 'it has no target';
  if (objective > 1) return `its target ${said} is above 100 %`;
  if (objective > 0.999999) return `its target of ${said} leaves no error budget`;
  if (objective < 0.000001) return `its target of ${said} is always met`;
  return null;
}

/** A percentage as a fraction, without binary residue: 99.9 → 0.999. */
export function fractionOfPercent(percent: number): number {
  return Number(`${percent}e-2`);
}

/** Which of our indicators the words of an SLO mean. */
export function indicatorOf(words: string, otherwise: string): string {
  if (/latency|duration|response.?time|slow/i.test(words)) return 'latency';
  if (/fresh|staleness|\blag\b/i.test(words)) return 'freshness';
  if (/error.?rate/i.test(words)) return 'error-rate';
  if (/availab|uptime|success|errors?\b/i.test(words)) return 'availability';
  return otherwise;
}
