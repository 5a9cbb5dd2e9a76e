import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the app keeps what it makes itself (the sample, window state), by the habits of the system. */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (process.platform === 'win32')
    return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Muster');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Muster');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'muster');
}
