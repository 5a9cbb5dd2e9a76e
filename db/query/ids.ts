/** The ids that SQLite gathered with `json_group_array`; none for an empty group. */
export function idsOf(json: string | null): string[] {
  return json === null ? [] : (JSON.parse(json) as string[]);
}
