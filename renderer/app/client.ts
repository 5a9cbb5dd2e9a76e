import { createClient } from '../api/client.ts';

/** This window's line to the application and to the desktop. One per window, so it is made here and nowhere else. */
export const { core, shell } = createClient();
