// Prints the SQL of the current descriptions: `node db/schema/print-ddl.ts`. Compare it with the migrations when a
// description has changed, and write the next migration by hand.
import { entities } from '#shared/entities.ts';
import { entityDdl } from './ddl.ts';
import { SYSTEM_DDL } from './system.ts';

const statements = [...SYSTEM_DDL, ...Object.values(entities).flatMap((entity) => entityDdl(entity))];
process.stdout.write(statements.map((statement) => `${statement};\n`).join('\n'));
