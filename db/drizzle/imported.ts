/** What `required.ts` exports, for the bundler. */
export {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  not,
  sql,
} from 'drizzle-orm';
export { drizzle } from 'drizzle-orm/better-sqlite3';
export { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
