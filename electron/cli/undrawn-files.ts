/** What the core writes without an engine. Loaded when asked for: a command that draws has its own core. */
export { listDecks } from '#core/deck/deck-service.ts';
export { exportCalendar } from '#core/export/calendar.ts';
export { exportDeckFile } from '#core/export/deck-file.ts';
