import { MOST_PICTURE_BYTES, picture } from '#shared/deck/picture.ts';
import { svgProblem } from '#shared/deck/safe-svg.ts';
import { base64Of } from '../../design/base64.ts';
import { notifyError } from '../../design/toast.tsx';

/** The kinds of file that can be taken. */
export const TYPES: readonly string[] = picture.fields.mediaType.choices.map(({ value }) => value);

const SVG = 'image/svg+xml';

/** The values of a picture's record; nothing, with a notice that says why, when the file cannot be taken. */
export async function readPicture(file: File): Promise<Record<string, unknown> | undefined> {
  if (!TYPES.includes(file.type))
    return refuse('This file is not a picture that Muster takes.', 'Choose a PNG, JPEG, WebP or SVG file.');
  if (file.size > MOST_PICTURE_BYTES)
    return refuse('This picture is larger than 2 MB.', 'Save it smaller and choose it again.');
  const data = await base64Of(file);
  const problem = file.type === SVG ? svgProblem(data) : null;
  if (problem !== null) return refuse('This SVG cannot be taken.', `${problem} Save it as a plain drawing.`);
  const title = file.name.replace(/\.\w+$/, '').slice(0, 500) || 'Picture';
  try {
    const drawn = file.type === SVG ? await drawSvg(file) : await sizeOf(file);
    return { title, alt: title, mediaType: file.type, data, ...drawn };
  } catch {
    return refuse('This picture cannot be read.', 'The file may be damaged.');
  }
}

async function sizeOf(file: File): Promise<{ width: number; height: number }> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

/** Its size, and as points for programs that take no SVG: large enough for a sheet of paper. */
async function drawSvg(file: File): Promise<{ width: number; height: number; raster: string }> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const [width, height] = [image.naturalWidth || 300, image.naturalHeight || 150];
    const scale = Math.min(RASTER.width / width, RASTER.height / height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!png) throw new Error('the drawing is empty');
    return { width, height, raster: await base64Of(png) };
  } finally {
    URL.revokeObjectURL(url);
  }
}

const RASTER = { width: 1200, height: 400 };

function refuse(title: string, what: string): undefined {
  notifyError(title, what);
  return undefined;
}
