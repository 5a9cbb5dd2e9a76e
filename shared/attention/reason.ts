import type { Lineage } from '../figure/figure.ts';
import type { Named } from '../review/sections.ts';
import type { AttentionReason, AttentionRule } from './attention-entry.ts';

/** A reason together with the subject it is about. The list puts the reasons of one subject into one entry. */
export type Finding = {
  /** What the list puts together, and what dismissals refer to. */
  about: string;
  entity: string;
  id: string;
  title: string;
  owner: Named | null;
  reason: AttentionReason;
};

type FindingInput = {
  rule: AttentionRule;
  entity: string;
  subject: Named;
  /** Tells subjects apart where the record does not: shifts come and go, their rotation stays. */
  about?: string | undefined;
  owner?: Named | null | undefined;
  severity: number;
  sentence: string;
  ranking: string;
  lineage?: readonly Lineage[] | undefined;
};

/** A finding; its severity is kept within 0–100, its lineage is the subject itself unless given. */
export function finding(input: FindingInput): Finding {
  const { rule, entity, subject, owner = null, severity, sentence, ranking } = input;
  const lineage = input.lineage ?? [{ entity, ids: [subject.id] }];
  return {
    about: `${entity}:${input.about ?? subject.id}`,
    entity,
    id: subject.id,
    title: subject.name,
    owner,
    reason: { rule, severity: Math.round(Math.min(100, Math.max(0, severity))), sentence, ranking, lineage },
  };
}

/** How much a service tier weighs: a customer feels tier 1 first. No tier counts as tier 4. */
export function tierWeight(tier: number | null): number {
  return { 1: 30, 2: 20, 3: 10, 4: 0 }[tier ?? 4] ?? 0;
}

/** `tier-1 service`. */
export function tierWords(tier: number | null): string {
  return tier === null ? 'service without a tier' : `tier-${tier} service`;
}

/** `INC-1 “Payments time out”`; without a key the name alone. */
export function named({ key, name }: { key: string | null; name: string }): string {
  return key === null ? `“${name}”` : `${key} “${name}”`;
}
