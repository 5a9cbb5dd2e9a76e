import { z } from 'zod';

/** Sizes in inches. A slide is 1280 × 720 CSS pixels, as PowerPoint's wide page. */
export const PAPERS = {
  slides: { width: 1280 / 96, height: 720 / 96 },
  a4: { width: 210 / 25.4, height: 297 / 25.4 },
  letter: { width: 8.5, height: 11 },
} as const;

/** What to print: a page of the renderer that tells the shell when it is ready. Its `@page` rule wins over `paper`. */
export const printRequest = z.object({
  route: z.string().startsWith('/'),
  paper: z.enum(['slides', 'a4', 'letter']),
  /** What the page shows, as JSON, where it need not ask the core for it. */
  data: z.string().optional(),
  /** How long the page may take to say that it is ready. */
  timeoutMs: z.number().int().positive().max(600_000).optional(),
});

export type PrintRequest = z.infer<typeof printRequest>;

/** A page of the renderer as a picture, that tells the shell when it is ready. Sizes in CSS pixels. */
export const pictureRequest = z.object({
  route: z.string().startsWith('/'),
  width: z.number().int().positive().max(10_000),
  height: z.number().int().positive().max(10_000),
  /** Points of the picture a pixel. */
  scale: z.number().positive().max(4),
  data: z.string().optional(),
  timeoutMs: z.number().int().positive().max(600_000).optional(),
});

export type PictureRequest = z.infer<typeof pictureRequest>;

/** What the core asks a shell to draw: paper as a PDF, or a picture as a PNG. */
export type DrawRequest = PrintRequest | PictureRequest;

/** Whether a request is for a picture, and not for paper. */
export function isPicture(request: DrawRequest): request is PictureRequest {
  return 'scale' in request;
}

/** A slide as a picture: sharp on a screen of any density. */
export const SLIDE_PICTURE = { width: 1280, height: 720, scale: 2 } as const;

/**
 * An empty page of the renderer with all that a printed page needs. A shell may open it before there is anything to
 * print, and then show what is printed by the address behind `#`, without loading the renderer anew.
 */
export const BLANK_SHEET = '/print/#/print/blank';

/** How long a page may take to say that it is ready, unless the request says so itself. */
export const PRINT_TIMEOUT_MS = 60_000;
