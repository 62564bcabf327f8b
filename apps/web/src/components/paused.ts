import { useEffect, useState } from 'react';

/** A value that follows once it has stood still for this long, in milliseconds. */
export function usePaused<T>(value: T, pauseMs: number): T {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const pause = setTimeout(() => setPaused(() => value), pauseMs);
    return () => clearTimeout(pause);
  }, [value, pauseMs]);
  return paused;
}
