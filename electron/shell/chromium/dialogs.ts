import { execFile, spawn } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import { MusterError } from '#shared/contract/errors.ts';
import type { OpenFilesRequest, SaveFileRequest } from '#shared/contract/shell-contract.ts';

type Run = { stdout: string; isMissing: boolean };

/**
 * Asks with the desktop's own dialog program: zenity or kdialog, AppleScript, PowerShell. `undefined` when there is
 * none, `[]` when it was dismissed.
 */
export async function openFilesNatively(request: OpenFilesRequest): Promise<string[] | undefined> {
  for (const [program, args] of openCommands(request)) {
    const { stdout, isMissing } = await run(program, args);
    if (!isMissing)
      return stdout
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
  }
  return undefined;
}

/** As {@link openFilesNatively}, for a folder to write to; `null` when it was dismissed. */
export async function chooseFolderNatively(title: string): Promise<string | null | undefined> {
  for (const [program, args] of folderCommands(title)) {
    const { stdout, isMissing } = await run(program, args);
    if (!isMissing) return stdout.trim() === '' ? null : stdout.trim();
  }
  return undefined;
}

/** As {@link openFilesNatively}, for where to write; `null` when it was dismissed. */
export async function saveFileNatively(request: SaveFileRequest): Promise<string | null | undefined> {
  for (const [program, args] of saveCommands(request)) {
    const { stdout, isMissing } = await run(program, args);
    if (!isMissing) return stdout.trim() === '' ? null : stdout.trim();
  }
  return undefined;
}

/** A path that a person typed: `~` is the home folder, and it must be absolute. */
export function typedPath(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return null;
  const expanded = trimmed.replace(/^~(?=$|[/\\])/, homedir());
  if (path.isAbsolute(expanded)) return path.normalize(expanded);
  throw new MusterError('bad-input', `Give the whole path; ${trimmed} is only a part of one.`);
}

/** Shows a file in the file manager. */
export function revealFile(file: string): void {
  const [program, args] =
    process.platform === 'darwin'
      ? (['open', ['-R', file]] as const)
      : process.platform === 'win32'
        ? (['explorer.exe', [`/select,${file}`]] as const)
        : (['xdg-open', [path.dirname(file)]] as const);
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

function openCommands({ title, filters, several }: OpenFilesRequest): [string, string[]][] {
  const patterns = filters.flatMap((filter) => filter.extensions.map((extension) => `*.${extension}`));
  if (process.platform === 'darwin') return [['osascript', ['-e', openScript(title, several)]]];
  if (process.platform === 'win32')
    return [['powershell.exe', powershell('OpenFileDialog', title, '', several)]];
  const zenity = [
    '--file-selection',
    `--title=${title}`,
    '--separator=\n',
    ...(several ? ['--multiple'] : []),
  ];
  const kdialog = ['--title', title, ...(several ? ['--multiple', '--separate-output'] : [])];
  return [
    ['zenity', [...zenity, ...(patterns.length > 0 ? [`--file-filter=${patterns.join(' ')}`] : [])]],
    ['kdialog', [...kdialog, '--getopenfilename', homedir(), patterns.join(' ')]],
  ];
}

function folderCommands(title: string): [string, string[]][] {
  if (process.platform === 'darwin')
    return [['osascript', ['-e', `POSIX path of (choose folder with prompt ${quoted(title)})`]]];
  if (process.platform === 'win32') return [['powershell.exe', folderPowershell(title)]];
  return [
    ['zenity', ['--file-selection', '--directory', `--title=${title}`]],
    ['kdialog', ['--title', title, '--getexistingdirectory', homedir()]],
  ];
}

function saveCommands({ title, suggestedName }: SaveFileRequest): [string, string[]][] {
  const start = path.join(homedir(), suggestedName);
  if (process.platform === 'darwin') {
    const script = `POSIX path of (choose file name with prompt ${quoted(title)} default name ${quoted(suggestedName)})`;
    return [['osascript', ['-e', script]]];
  }
  if (process.platform === 'win32')
    return [['powershell.exe', powershell('SaveFileDialog', title, suggestedName, false)]];
  return [
    ['zenity', ['--file-selection', '--save', `--title=${title}`, `--filename=${start}`]],
    ['kdialog', ['--title', title, '--getsavefilename', start]],
  ];
}

function openScript(title: string, several: boolean): string {
  if (!several) return `POSIX path of (choose file with prompt ${quoted(title)})`;
  return [
    `set chosen to choose file with prompt ${quoted(title)} with multiple selections allowed`,
    'set out to ""',
    'repeat with one in chosen',
    'set out to out & POSIX path of one & linefeed',
    'end repeat',
    'out',
  ].join('\n');
}

function powershell(kind: string, title: string, name: string, several: boolean): string[] {
  const script = [
    'Add-Type -AssemblyName System.Windows.Forms',
    `$d = New-Object System.Windows.Forms.${kind}`,
    `$d.Title = ${literal(title)}`,
    `$d.FileName = ${literal(name)}`,
    several ? '$d.Multiselect = $true' : '',
    'if ($d.ShowDialog() -eq \'OK\') { $d.FileNames -join "`n" }',
  ];
  return ['-NoProfile', '-STA', '-Command', script.join('; ')];
}

function folderPowershell(title: string): string[] {
  const script = [
    'Add-Type -AssemblyName System.Windows.Forms',
    '$d = New-Object System.Windows.Forms.FolderBrowserDialog',
    `$d.Description = ${literal(title)}`,
    "if ($d.ShowDialog() -eq 'OK') { $d.SelectedPath }",
  ];
  return ['-NoProfile', '-STA', '-Command', script.join('; ')];
}

/** Text as PowerShell takes it, and as AppleScript does. */
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function run(program: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(program, args, { encoding: 'utf8' }, (error, stdout) => {
      const isMissing = error !== null && 'code' in error && error.code === 'ENOENT';
      resolve({ stdout: error ? '' : stdout, isMissing });
    });
  });
}
