import { changeSchema } from '#contract';
import { useEffect } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { connection } from './connection.js';
import { paths } from './paths.js';

/** Several events of one act come together; the lists are read once for all of them. */
const GATHER_MS = 150;
/** After a refusal the browser gives up by itself, so the page tries again. */
const REOPEN_MS = 3_000;

const lists = ['todo', 'done', 'notices', 'tasks', 'late', 'escalations', 'supervision', 'ledger'];

/** Live updates: what changed on the server is read again, as long as somebody looks at it. */
export function useChanges(): void {
  const queries = useQueryClient();
  useEffect(() => new ChangeFeed(queries).open(), [queries]);
}

class ChangeFeed {
  private source: EventSource | null = null;
  private readonly tasks = new Set<string>();
  private gathering: ReturnType<typeof setTimeout> | null = null;
  private reopening: ReturnType<typeof setTimeout> | null = null;
  private broken = false;

  constructor(private readonly queries: QueryClient) {}

  /** Returns how to close it. */
  open(): () => void {
    this.connect();
    return () => {
      this.source?.close();
      if (this.gathering !== null) clearTimeout(this.gathering);
      if (this.reopening !== null) clearTimeout(this.reopening);
    };
  }

  private connect(): void {
    if (typeof EventSource === 'undefined') return;
    const source = new EventSource(paths.changes);
    this.source = source;
    source.addEventListener('open', () => this.opened());
    source.addEventListener('error', () => this.failed(source));
    for (const name of ['message', 'task', 'todo', 'resync'])
      source.addEventListener(name, (event) => this.heard((event as MessageEvent<string>).data));
  }

  private opened(): void {
    connection.live();
    if (this.broken) void this.queries.invalidateQueries();
    this.broken = false;
  }

  private failed(source: EventSource): void {
    this.broken = true;
    connection.stale();
    if (source.readyState !== EventSource.CLOSED) return;
    this.reopening = setTimeout(() => this.connect(), REOPEN_MS);
  }

  private heard(data: string): void {
    const change = changeSchema.safeParse(parse(data));
    if (!change.success) return;
    if (change.data.type === 'resync') void this.queries.invalidateQueries();
    else this.tasks.add(change.data.task);
    this.gathering ??= setTimeout(() => this.refresh(), GATHER_MS);
  }

  private refresh(): void {
    this.gathering = null;
    for (const id of this.tasks)
      for (const key of ['task', 'timeline', 'trails'])
        void this.queries.invalidateQueries({ queryKey: [key, id] });
    this.tasks.clear();
    for (const key of lists) void this.queries.invalidateQueries({ queryKey: [key] });
  }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return null;
  }
}
