import { Maximize, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { formatPercent } from '#shared/figure/format.ts';
import type { Layout } from '#shared/service/layered-layout.ts';
import type { ServiceNode } from '#shared/service/service-views.ts';
import { IconButton } from '../design/button.tsx';
import { isCellKey } from '../records/grid-keys.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import styles from './dependency-view.module.css';
import { leftOf, NODE, pathOf, sizeOf, topOf } from './graph-geometry.ts';
import { useGraphKeys } from './graph-keys.ts';
import { GraphNode } from './graph-node.tsx';
import { useZoom } from './use-zoom.ts';

type Props = { layout: Layout; nodes: readonly ServiceNode[] } & Pick<
  ListViewProps,
  'openId' | 'onOpen' | 'onActive'
>;

/**
 * The drawing. It is one tab stop with arrows between the services, Enter opens one; plus and minus enlarge and shrink.
 * The service under the pointer, else the one with the keyboard, stands out with its neighbours.
 */
export function Graph({ layout, nodes, openId, onOpen, onActive }: Props) {
  const scroll = useRef<HTMLElement>(null);
  const [hovered, setHovered] = useState<string>();
  const size = sizeOf(layout);
  const { zoom, change, showAll } = useZoom(scroll, size);
  const byId = useMemo(() => new Map(nodes.map((node) => [node.id, node])), [nodes]);
  const neighbours = useMemo(() => neighboursOf(layout), [layout]);
  const keys = useGraphKeys(scroll, layout, openId);
  const shown = hovered ?? keys.active;
  const around = hovered === undefined ? undefined : neighbours.get(hovered);
  const isDim = (id: string) => hovered !== undefined && id !== hovered && !around?.has(id);
  const node = (id: string) => {
    const service = byId.get(id);
    if (!service) return null;
    const needed = layout.routes.filter(({ from }) => from === id).length;
    const needing = layout.routes.filter(({ to }) => to === id).length;
    return (
      <GraphNode
        key={id}
        service={service}
        needed={needed}
        needing={needing}
        isOpen={id === openId}
        isDim={isDim(id)}
        isTabStop={id === keys.active}
        onFocus={() => {
          keys.setActive(id);
          onActive(id);
        }}
        onHover={setHovered}
        onOpen={() => onOpen(id)}
      />
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const zooming = { '+': 1, '=': 1, '-': -1 }[event.key];
    if (zooming !== undefined) change(zooming);
    else if (event.key === '0') showAll();
    else if (isCellKey(event.key)) keys.move(event.key);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.graph}>
      <section
        ref={scroll}
        className={styles.scroll}
        aria-label="Dependency graph"
        onKeyDown={onKeyDown}
        onWheel={(event) => event.ctrlKey && change(event.deltaY < 0 ? 1 : -1)}
      >
        <div style={{ zoom }}>
          {layout.routes.length > 0 && (
            <div className={styles.canvas} style={{ width: `${size.width}rem`, height: `${size.height}rem` }}>
              <Edges layout={layout} size={size} shown={shown} isHovering={hovered !== undefined} />
              {layout.places.map(({ id, layer, row }) => (
                <div
                  key={id}
                  className={styles.place}
                  style={{
                    left: `${leftOf(layer)}rem`,
                    top: `${topOf(row)}rem`,
                    width: `${NODE.width}rem`,
                    height: `${NODE.height}rem`,
                  }}
                >
                  {node(id)}
                </div>
              ))}
            </div>
          )}
          {layout.alone.length > 0 && (
            <>
              <h2 className={styles.aloneTitle}>No dependency among these services</h2>
              <div className={styles.alone}>{layout.alone.map(node)}</div>
            </>
          )}
        </div>
      </section>
      <div className={styles.zoom} role="toolbar" aria-label="Size of the drawing">
        <IconButton size="s" icon={Minus} label="Smaller" keys="-" onClick={() => change(-1)} />
        <span className={styles.percent}>{formatPercent(zoom, { max: 0 })}</span>
        <IconButton size="s" icon={Plus} label="Larger" keys="+" onClick={() => change(1)} />
        <IconButton size="s" icon={Maximize} label="Show all of it" keys="0" onClick={showAll} />
      </div>
    </div>
  );
}

type EdgesProps = {
  layout: Layout;
  size: { width: number; height: number };
  shown: string | undefined;
  isHovering: boolean;
};

function Edges({ layout, size, shown, isHovering }: EdgesProps) {
  return (
    <svg
      className={styles.edges}
      viewBox={`0 0 ${size.width} ${size.height}`}
      style={{ width: `${size.width}rem`, height: `${size.height}rem` }}
      aria-hidden="true"
    >
      <defs>
        <marker
          id="needs"
          viewBox="0 0 8 8"
          refX="7.5"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0.5 8 4 0 7.5Z" fill="context-stroke" />
        </marker>
      </defs>
      {layout.routes.map((route) => {
        const isOn = route.from === shown || route.to === shown;
        return (
          <path
            key={`${route.from} ${route.to}`}
            className={styles.edge}
            d={pathOf(route)}
            markerEnd="url(#needs)"
            data-on={isOn || undefined}
            data-dim={(isHovering && !isOn) || undefined}
            data-back={route.isBack || undefined}
          />
        );
      })}
    </svg>
  );
}

function neighboursOf({ routes }: Layout): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (id: string, other: string) => found.set(id, (found.get(id) ?? new Set()).add(other));
  for (const { from, to } of routes) {
    add(from, to);
    add(to, from);
  }
  return found;
}
