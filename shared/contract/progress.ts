/** Long work tells how far it is; `done` counts what `total` counts, and `total` is null while it is not known. */
export type Progress<T> = { stage: string; done: number; total: number | null } | { result: T };

/** A file that was written, by its whole path. */
export type ExportedFile = { path: string; bytes: number; pages: number };
