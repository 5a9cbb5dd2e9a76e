import JSZip from 'jszip';

/**
 * A presentation without what makes PowerPoint offer to repair it, with the data's time in place of the clock's and
 * charts numbered from 1: the same deck gives the same bytes, however many were made before.
 */
export async function mendPptx(bytes: Uint8Array, asOf: string): Promise<Uint8Array> {
  const source = await JSZip.loadAsync(bytes);
  const target = new JSZip();
  const date = new Date(asOf);
  const renumbered = renumbering(Object.keys(source.files));
  const entries = Object.values(source.files)
    .filter(({ dir }) => !dir)
    .map((entry) => ({ entry, path: renumbered(entry.name) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  for (const { entry, path } of entries) {
    const content = await mended(path, entry, date);
    const written = refersToOthers(path) && typeof content === 'string' ? renumbered(content) : content;
    target.file(path, written, { date, createFolders: false });
  }
  return await target.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

function refersToOthers(path: string): boolean {
  return path === '[Content_Types].xml' || path.endsWith('.rels');
}

const NUMBERED = /((?:chart|Microsoft_Excel_Worksheet))(\d+)(?=\.(?:xml|xlsx))/g;

/** The library counts charts on from deck to deck; the first of this one becomes 1. */
function renumbering(paths: readonly string[]): (text: string) => string {
  const numbers = paths.flatMap((path) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(path)?.[1] ?? []);
  const before = Math.min(...numbers.map(Number), Number.POSITIVE_INFINITY) - 1;
  if (!Number.isFinite(before)) return (text) => text;
  return (text) => text.replaceAll(NUMBERED, (_all, name, number) => `${name}${Number(number) - before}`);
}

async function mended(path: string, entry: JSZip.JSZipObject, date: Date): Promise<string | Uint8Array> {
  if (/^ppt\/charts\/chart\d+\.xml$/.test(path)) return mendChart(await entry.async('string'));
  if (path === 'docProps/core.xml') return withTime(await entry.async('string'), date);
  if (refersToOthers(path)) return await entry.async('string');
  const bytes = await entry.async('uint8array');
  return path.endsWith('.xlsx') ? await mendWorkbook(bytes, date) : bytes;
}

const FIRST_AXIS_FORMAT = /(<c:valAx>(?:(?!<\/c:valAx>).)*?<c:numFmt formatCode=")[^"]*/s;

/** Series name two axes; a third that no axis answers to, and points without a value, are not valid. */
function mendChart(xml: string): string {
  const axes = new Set(
    [...xml.matchAll(/<c:(?:cat|val|date|ser)Ax>\s*<c:axId val="(\d+)"\s*\/>/g)].map(([, id]) => id),
  );
  // Points over time count days, and their axis would show them as numbers.
  const dated = xml.includes('<c:scatterChart>') ? xml.replace(FIRST_AXIS_FORMAT, '$1d mmm') : xml;
  return dated
    .replaceAll(/<c:axId val="(\d+)"\s*\/>/g, (all, id: string) => (axes.has(id) ? all : ''))
    .replaceAll(/<c:pt idx="\d+">\s*<c:v>\s*<\/c:v>\s*<\/c:pt>/g, '');
}

async function mendWorkbook(bytes: Uint8Array, date: Date): Promise<Uint8Array> {
  const source = await JSZip.loadAsync(bytes);
  const target = new JSZip();
  for (const path of Object.keys(source.files).sort()) {
    const entry = source.files[path];
    if (entry === undefined || entry.dir) continue;
    const text = await entry.async('string');
    target.file(path, path === 'docProps/core.xml' ? withTime(text, date) : text, {
      date,
      createFolders: false,
    });
  }
  return await target.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

function withTime(xml: string, date: Date): string {
  return xml.replaceAll(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
    `$1${date.toISOString().replace(/\.\d+Z$/, 'Z')}`,
  );
}
