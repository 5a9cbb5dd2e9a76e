// Opens a workspace as the core does, does a little work, and prints the memory it then keeps, in MB.
import { setTimeout } from 'node:timers/promises';
import { RecordService } from '#core/record/record-service.ts';
import { reviewFor } from '#core/review/review-service.ts';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';

const IDLE_MS = 3000;
const [path, week] = process.argv.slice(2);
if (path === undefined || week === undefined) throw new Error('Name the file and the week.');

const service = new WorkspaceService();
service.open(path, { readonly: true });
reviewFor(service, week);
new RecordService(service.workspace).list('actionItem', { limit: 200 });
await setTimeout(IDLE_MS);
console.log((process.memoryUsage().rss / 1024 / 1024).toFixed(0));
service.close();
