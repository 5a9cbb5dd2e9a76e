import { homedir } from 'node:os';
import path from 'node:path';

type Surroundings = { platform: NodeJS.Platform; env: NodeJS.ProcessEnv; home: string };

const HERE: Surroundings = { platform: process.platform, env: process.env, home: homedir() };

/** Where the application keeps its own things (not workspaces, which are the user's files). */
export function dataFolder({ platform, env, home }: Surroundings = HERE): string {
  const chosen = env.MUSTER_DATA;
  if (chosen) return path.resolve(chosen);
  if (platform === 'win32') return path.join(env.APPDATA ?? path.join(home, 'AppData', 'Roaming'), 'Muster');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Muster');
  return path.join(env.XDG_DATA_HOME || path.join(home, '.local', 'share'), 'muster');
}
