import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export type Socket = { protocol: string; localPort: number; remote: string; isListening: boolean };

/** Every internet socket that a process or any of its descendants holds (Linux). */
export function internetSockets(processId: number): Socket[] {
  const inodes = new Set(family(processId).flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) => {
    const lines = readFileSync(`/proc/net/${protocol}`, 'utf8').split('\n').slice(1);
    return lines.flatMap((line) => {
      const [, local = '', remote = '', state, , , , , , inode = ''] = line.trim().split(/\s+/);
      if (!inodes.has(inode)) return [];
      const localPort = Number.parseInt(local.split(':')[1] ?? '', 16);
      return [{ protocol, localPort, remote, isListening: state === '0A' }];
    });
  });
}

function family(processId: number): number[] {
  const children = readdirSync('/proc')
    .map(Number)
    .filter((id) => Number.isInteger(id) && parentOf(id) === processId);
  return [processId, ...children.flatMap(family)];
}

function parentOf(processId: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined; // it has ended meanwhile
  }
}

function socketsOf(processId: number): string[] {
  try {
    const folder = `/proc/${processId}/fd`;
    const links = readdirSync(folder).flatMap((fd) => {
      try {
        return [readlinkSync(`${folder}/${fd}`)];
      } catch {
        return [];
      }
    });
    return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
  } catch {
    return [];
  }
}
