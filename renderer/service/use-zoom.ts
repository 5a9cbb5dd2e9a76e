import { type RefObject, useLayoutEffect, useState } from 'react';
import { rem } from '../design/rem.ts';

const STEP = 1.2;
const LEAST = 0.25;
const MOST = 2;
/** At first no smaller than this, so that names can be read. */
const READABLE = 0.85;

/** How large a drawing of `size` (rem) is shown: as wide as its place at first, then as a person chooses. */
export function useZoom(
  place: RefObject<HTMLElement | null>,
  size: { width: number; height: number },
): { zoom: number; change: (steps: number) => void; showAll: () => void } {
  const [zoom, setZoom] = useState(1);
  const { width, height } = size;
  useLayoutEffect(() => {
    const room = place.current?.clientWidth ?? 0;
    if (room > 0) setZoom(Math.min(1, Math.max(READABLE, room / (width * rem()))));
  }, [place, width]);
  return {
    zoom,
    change: (steps) => setZoom((now) => Math.min(MOST, Math.max(LEAST, now * STEP ** steps))),
    showAll: () => {
      const { clientWidth = 0, clientHeight = 0 } = place.current ?? {};
      const share = Math.min(clientWidth / (width * rem()), clientHeight / (height * rem()));
      setZoom(Math.min(1, Math.max(LEAST, share)));
    },
  };
}
