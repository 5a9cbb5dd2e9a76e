/** A key made of a name, as other tools would write it: `PageViews` → `page-views`; `fallback` when nothing is left. */
export function slugOf(name: string, fallback: string): string {
  const words = name.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1-$2').toLowerCase();
  return words.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || fallback;
}
