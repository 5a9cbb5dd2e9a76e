import type { Rag } from '#shared/figure/figure.ts';
import type { Marked } from '#shared/review/facts/facts.ts';

/** The shape that stands with a colour, as the slides' key says. */
const SHAPES: Record<Rag | 'none', string> = { green: '●', amber: '▲', red: '■', none: '–' };

/** A word with the shape of its colour: `■ Missed`. */
export function markText(text: string, rag: Rag | null): string {
  return rag === null ? text : `${SHAPES[rag]} ${text}`;
}

export function cellText(cell: string | Marked): string {
  return typeof cell === 'string' ? cell : `${SHAPES[cell.rag ?? 'none']} ${cell.text}`;
}

export function ragOfCell(cell: string | Marked): Rag | null {
  return typeof cell === 'string' ? null : cell.rag;
}

/** Colours of words on white that reach 4.5:1, without the hash. */
export const RAG_COLOURS: Record<Rag, string> = { green: '136C45', amber: '8A5A00', red: 'B3261E' };
