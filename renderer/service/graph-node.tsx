import { formatCount } from '#shared/figure/format.ts';
import type { ServiceNode } from '#shared/service/service-views.ts';
import { RagMark } from '../design/badge.tsx';
import { VIEW_FOCUS } from '../records/view-focus.ts';
import styles from './dependency-view.module.css';

type Props = {
  service: ServiceNode;
  /** How many services it depends on, and how many depend on it, in the drawing. */
  needed: number;
  needing: number;
  isOpen: boolean;
  isDim: boolean;
  isTabStop: boolean;
  onFocus: () => void;
  onHover: (id: string | undefined) => void;
  onOpen: () => void;
};

/** A service in the drawing: its name, its tier and how it is doing. */
export function GraphNode(props: Props) {
  const { service, needed, needing, isOpen, isDim, isTabStop, onFocus, onHover, onOpen } = props;
  const { id, name, tier, health } = service;
  const tierText = tier === null ? 'No tier' : `Tier ${tier}`;
  return (
    <button
      type="button"
      className={styles.node}
      data-node={id}
      data-tone={health.rag ?? 'none'}
      data-open={isOpen || undefined}
      data-dim={isDim || undefined}
      tabIndex={isTabStop ? 0 : -1}
      {...(isTabStop ? { [VIEW_FOCUS]: true } : {})}
      title={`${name}: ${health.word}`}
      onFocus={onFocus}
      onPointerEnter={() => onHover(id)}
      onPointerLeave={() => onHover(undefined)}
      onClick={onOpen}
    >
      <span className={styles.nodeName}>{name}</span>
      <span className={styles.nodeFacts}>
        <span>{tierText}</span>
        <RagMark rag={health.rag} word={health.word} />
      </span>
      <span className="visually-hidden">
        depends on {formatCount(needed, 'service', 'services')}, {formatCount(needing, 'depends', 'depend')}{' '}
        on it
      </span>
    </button>
  );
}
