import { useMemo } from 'react';
import { chosenBlocks } from '#shared/deck/outline/blocks.ts';
import { SLIDE_OUTLINES } from '#shared/deck/outline/slide-outlines.ts';
import { OutlineBody } from '../outline-body.tsx';
import { SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

/** A slide drawn as its outline says it. */
function OutlinedSlide(props: SlideProps) {
  const { slide, data, extra, document, part } = props;
  const blocks = useMemo(
    () => chosenBlocks(SLIDE_OUTLINES[slide.kind].body({ slide, data, extra, document, part }), slide),
    [slide, data, extra, document, part],
  );
  return (
    <SlideFrame>
      <OutlineBody blocks={blocks} />
    </SlideFrame>
  );
}

/** For the kinds that need no drawing of their own. */
export const outlinedSlide: SlideDefinition = { Component: OutlinedSlide };
