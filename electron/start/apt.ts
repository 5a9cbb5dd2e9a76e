import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether packages of the distribution can be installed here without asking: root on Debian or its kin. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/** Installs packages of the distribution. What comes of it is seen by looking for the program. */
export function install(...packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: readonly string[]) => spawnSync('apt-get', args, { stdio: 'inherit', env });
  run('update', '-qq');
  run('install', '-y', '-qq', '--no-install-recommends', ...packages);
}
