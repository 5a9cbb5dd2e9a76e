import { createRequire } from 'node:module';

/**
 * drizzle by its CommonJS build. Node reads drizzle's package.json, which is very large, again for each of its hundred
 * modules when they are imported, which takes longer than everything else at start; required, it reads it a few times.
 * The bundler puts `imported.ts` in this module's place, which must export the same names.
 */
const require = createRequire(import.meta.url);
const core: typeof import('drizzle-orm') = require('drizzle-orm');
const sqlite: typeof import('drizzle-orm/sqlite-core') = require('drizzle-orm/sqlite-core');
const driver: typeof import('drizzle-orm/better-sqlite3') = require('drizzle-orm/better-sqlite3');

export const { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, not, sql } = core;
export const { integer, primaryKey, real, sqliteTable, text } = sqlite;
export const { drizzle } = driver;
