/** Words for what a file or SQLite refuses, for the rooms that do not know `db/`. */
export { explainSqlite } from '#db/file/explain.ts';
export { writeProblem } from '#db/file/write-problem.ts';
