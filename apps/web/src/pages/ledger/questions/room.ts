import { useSyncExternalStore } from 'react';

/** What stands above and below a long list on a wide page, in pixels. */
const AROUND_PX = 390;
const ROOM_MIN_PX = 320;
/** Below this the panes stand one under the other, and each takes half of what one sees. */
const NARROW_PX = 1_100;

/** Height of a long list that scrolls by itself, in pixels: it fills the window under the head of the page. */
export function useRoom(): number {
  return useSyncExternalStore(onResize, room);
}

function onResize(changed: () => void): () => void {
  globalThis.addEventListener('resize', changed);
  return () => globalThis.removeEventListener('resize', changed);
}

function room(): number {
  const { innerHeight, innerWidth } = globalThis;
  if (innerWidth < NARROW_PX) return Math.max(ROOM_MIN_PX, Math.round(innerHeight * 0.55));
  return Math.max(ROOM_MIN_PX, innerHeight - AROUND_PX);
}
