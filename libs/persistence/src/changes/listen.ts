import type { TaskId } from '#domain';
import pg from 'pg';
import { taskChannel } from '../commit/record.js';

/** An accepted command, as the database announces it to whoever listens. */
export interface TaskChange {
  tenantId: string;
  taskId: TaskId;
  /** Number of events of the task after it. */
  seq: number;
}

export interface Listening {
  /** Ends listening; `onLost` is not called for it. */
  stop(): Promise<void>;
}

/** How often a silent connection is asked whether it is still there; a broken one tells by itself only when used. */
const HEARTBEAT_MS = 15_000;

/**
 * Listens on a connection of its own to every accepted command of every tenant. Announcements made while nobody
 * listens are gone, so after `onLost` the caller listens anew and reads again what it shows. Rejects when the database
 * is not there.
 */
export async function listenForChanges(
  url: string,
  on: { change: (change: TaskChange) => void; lost: (cause: unknown) => void },
): Promise<Listening> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'taizhang-listen',
    keepAlive: true,
  });
  let live = false;
  let heartbeat: NodeJS.Timeout | undefined;
  const lose = (cause: unknown): void => {
    if (!live) return;
    live = false;
    clearInterval(heartbeat);
    client.end().catch(() => undefined);
    on.lost(cause);
  };
  client.on('error', lose);
  client.on('end', () => lose(new Error('the connection was closed')));
  client.on('notification', ({ payload }) => {
    const change = taskChange(payload);
    if (change !== null) on.change(change);
  });
  await client.connect();
  await client.query(`listen ${taskChannel}`);
  live = true;
  heartbeat = setInterval(() => void client.query('select 1').catch(lose), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    stop: async () => {
      live = false;
      clearInterval(heartbeat);
      await client.end();
    },
  };
}

/** Null for anything that is not an announcement of ours. */
function taskChange(payload: string | undefined): TaskChange | null {
  try {
    const { tenantId, taskId, seq } = JSON.parse(payload ?? '') as Partial<TaskChange>;
    if (typeof tenantId !== 'string' || typeof taskId !== 'string' || typeof seq !== 'number') return null;
    return { tenantId, taskId, seq };
  } catch {
    return null;
  }
}
