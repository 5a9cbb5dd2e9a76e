import { type ReactNode, useContext, useMemo } from 'react';
import { FixedRoom } from '../review/blocks/fixed-room.ts';
import styles from './slides/slides.module.css';

/** The least heights of rows on a slide, in pixels: of two lines, of two small ones, and of many rows. */
const ROWS = { tall: 45, two: 42, dense: 28 };

type Props = { look: keyof typeof ROWS; className?: string | undefined; children: ReactNode };

/** Tables whose rows are of another height than those of one line. */
export function RowRoom({ look, className, children }: Props) {
  const around = useContext(FixedRoom);
  const room = useMemo(() => around && { ...around, row: ROWS[look] }, [around, look]);
  return (
    <div className={[styles[look], className].filter(Boolean).join(' ')}>
      <FixedRoom value={room}>{children}</FixedRoom>
    </div>
  );
}
