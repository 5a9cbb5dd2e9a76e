import { createContext } from 'react';
import type { Room } from '#shared/deck/fit/fitted-rows.ts';

/** The room of what is printed; there is none where a page of the app lets its tables grow. */
export const FixedRoom = createContext<Room | null>(null);
