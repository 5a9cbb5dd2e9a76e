import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { MusterError } from '#shared/contract/errors.ts';
import { type AssetRequest, mimeType, resolveAsset, responseHeaders, type ShellKind } from './policy.ts';

export type Asset = { headers: Record<string, string>; body: Buffer };

export type Assets = (request: AssetRequest) => Promise<Asset | null>;

/** @throws MusterError `missing-file` when the renderer has not been built. */
export function requireRenderer(root: string): void {
  if (existsSync(path.join(root, 'index.html'))) return;
  throw new MusterError(
    'missing-file',
    `The pages of Muster are not in ${root}; \`npm run build\` puts them there.`,
  );
}

/** Answers requests from the built renderer under `root`; `null` for everything else. Files are read once. */
export function createAssets(root: string, kind: ShellKind): Assets {
  const read = new Map<string, Promise<Buffer>>();
  return async (request) => {
    const file = resolveAsset(root, request, kind);
    const type = file === null ? null : mimeType(file);
    if (file === null || type === null) return null;
    const body = read.get(file) ?? readFile(file);
    read.set(file, body);
    try {
      return { headers: responseHeaders(type), body: await body };
    } catch {
      read.delete(file);
      return null;
    }
  };
}
