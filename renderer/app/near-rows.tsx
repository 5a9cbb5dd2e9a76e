import { type ReactNode, useRef } from 'react';
import { useNear } from './near.ts';

type Props = {
  /** The first rows of a table are always drawn. */
  isFirst: boolean;
  /** How high the rows are until they were drawn once, in CSS. */
  height: string;
  draw: () => ReactNode;
};

/** Rows of a long table, drawn in or near the part in sight. Their place keeps its height while they are not. */
export function NearRows({ isFirst, height: assumed, draw }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { isDrawn, height } = useNear(body, isFirst);
  return (
    <tbody ref={body} aria-hidden={isDrawn ? undefined : true}>
      {isDrawn ? (
        draw()
      ) : (
        <tr>
          <td style={{ height: height ?? assumed, padding: 0, border: 0 }} />
        </tr>
      )}
    </tbody>
  );
}
