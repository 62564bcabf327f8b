import type { Problem } from '#contract';
import { useSyncExternalStore } from 'react';

/**
 * How the page stands with the server. `away`: requests fail, with the server's own reason when it gave one.
 * `stale`: requests may work but live updates do not arrive.
 */
export type Connection = { state: 'ok' } | { state: 'stale' } | { state: 'away'; problem: Problem | null };

/** One value that the client writes and the banner shows. */
export class ConnectionStore {
  private current: Connection = { state: 'ok' };
  private readonly listeners = new Set<() => void>();

  get = (): Connection => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  away(problem: Problem | null): void {
    if (this.current.state === 'away' && this.current.problem?.code === problem?.code) return;
    this.set({ state: 'away', problem });
  }

  /** Live updates broke off; the worse news that the server is away is kept. */
  stale(): void {
    if (this.current.state === 'ok') this.set({ state: 'stale' });
  }

  /** A request was answered: the server is there, whatever it said. */
  answered(): void {
    if (this.current.state === 'away') this.set({ state: 'ok' });
  }

  /** Live updates flow. */
  live(): void {
    if (this.current.state !== 'ok') this.set({ state: 'ok' });
  }

  private set(next: Connection): void {
    this.current = next;
    for (const listener of this.listeners) listener();
  }
}

export const connection = new ConnectionStore();

export function useConnection(store: ConnectionStore = connection): Connection {
  return useSyncExternalStore(store.subscribe, store.get);
}
