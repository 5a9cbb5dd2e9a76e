/** The names that the main process and the preload share. */
export const CHANNELS = {
  /** A page asks for its lines to the core and the shell. */
  connect: 'muster:connect',
  /** Brings the port to the core. */
  core: 'muster:core',
  /** A message to or from the shell. */
  shell: 'muster:shell',
} as const;
