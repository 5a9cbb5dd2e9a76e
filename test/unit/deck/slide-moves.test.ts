import { describe, expect, it } from 'vitest';
import type { Slide } from '#shared/deck/slide.ts';
import { duplicated, freeId, moved, withOptions } from '../../../renderer/deck/editor/slide-moves.ts';

const slides: readonly Slide[] = (['title', 'cost', 'hiring'] as const).map((kind) => ({ id: kind, kind }));
const ids = (list: readonly Slide[]) => list.map(({ id }) => id);

describe('the slides of a deck', () => {
  it('move to another place', () => {
    expect(ids(moved(slides, 0, 2))).toEqual(['cost', 'hiring', 'title']);
    expect(ids(moved(slides, 2, 0))).toEqual(['hiring', 'title', 'cost']);
  });

  it('stay as they are when there is no such place', () => {
    expect(moved(slides, 0, -1)).toBe(slides);
    expect(moved(slides, 2, 3)).toBe(slides);
    expect(moved(slides, 7, 0)).toBe(slides);
    expect(moved(slides, 1, 1)).toBe(slides);
  });

  it('are copied behind themselves, with ids of their own', () => {
    const once = duplicated(slides, 1);
    expect(ids(once)).toEqual(['title', 'cost', 'cost-2', 'hiring']);
    expect(ids(duplicated(once, 1))).toEqual(['title', 'cost', 'cost-3', 'cost-2', 'hiring']);
    expect(duplicated(slides, 9)).toBe(slides);
  });

  it('get ids that no other has', () => {
    expect(freeId('roadmap', slides)).toBe('roadmap');
    expect(freeId('cost', slides)).toBe('cost-2');
  });

  it('lose an option that is set to nothing', () => {
    const slide = withOptions({ id: 'a', kind: 'cost' }, { heading: 'Spend', notes: 'Say it.' });
    expect(withOptions(slide, { heading: undefined })).toEqual({ id: 'a', kind: 'cost', notes: 'Say it.' });
  });
});
