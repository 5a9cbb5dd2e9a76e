import { useEffect, useState } from 'react';

const EVERY_MS = 30_000;

/** The present as an instant; it moves on only while something runs. */
export function useNow(isRunning: boolean): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(new Date().toISOString()), EVERY_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
