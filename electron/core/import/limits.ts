/** How much one import may hold, so that a hostile or mistaken file is refused instead of filling the memory. */
export const LIMITS = {
  /** V8 strings end a little above this. */
  bytes: 500 * 1024 * 1024,
  yamlBytes: 32 * 1024 * 1024,
  /** Rows that become records of their own. */
  rows: 1_000_000,
  /** Rows that are summed up as they are read. */
  summedRows: 10_000_000,
  columns: 2_000,
  yamlDocuments: 100_000,
  yamlDepth: 64,
  /** How often YAML aliases may be resolved: “billion laughs” files need millions. */
  yamlAliases: 1_000,
} as const;
