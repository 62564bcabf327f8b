import type { EpochMs } from '#domain';
import { useSyncExternalStore } from 'react';

const TICK_MS = 30_000;

/** This machine's clock as pages see it: it stands still between two ticks, so that one paint shows one instant. */
class Clock {
  private now: EpochMs = Date.now();
  private timer: ReturnType<typeof setInterval> | null = null;
  private readonly listeners = new Set<() => void>();

  get = (): EpochMs => this.now;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => this.tick(), TICK_MS);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0 || this.timer === null) return;
      clearInterval(this.timer);
      this.timer = null;
    };
  };

  private tick(): void {
    this.now = Date.now();
    for (const listener of this.listeners) listener();
  }
}

const clock = new Clock();

export function useNow(): EpochMs {
  return useSyncExternalStore(clock.subscribe, clock.get);
}
