import type { ReactNode } from 'react';
import { fittingStep, type TextStep } from '#shared/deck/fit/text-steps.ts';

type Props = {
  as?: 'p' | 'h1' | 'h2' | 'figcaption';
  text: string;
  /** The largest first. */
  steps: readonly TextStep[];
  width: number;
  weight?: number;
  className?: string | undefined;
  children?: ReactNode;
};

/** A text of a slide in the largest of its sizes that has the lines for it, so that all of it is there. */
export function FittedText({ as: Tag = 'p', text, steps, width, weight, className, children }: Props) {
  const step = fittingStep(text, steps, { width, ...(weight ? { weight } : {}) });
  return (
    <Tag className={className} style={step && { fontSize: step.font, lineHeight: `${step.line}px` }}>
      {children ?? text}
    </Tag>
  );
}
