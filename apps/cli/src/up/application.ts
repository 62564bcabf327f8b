import fs from 'node:fs';
import path from 'node:path';
import { pause, tiers, type ChildSpec, type Engine } from '#engine';
import { settings } from '#telemetry';
import { tenantOf } from '../connection/whereabouts.js';

/** A start compiles nothing, but it may share its cores with a database that recovers. */
const READY_LIMIT_MS = 120_000;
const ASK_EVERY_MS = 100;
/** Longer than the worker needs to finish what it has in hand. */
const GRACE_MS = 35_000;

/**
 * Room for what lives no longer than a request, in MB, from the start: with less of it the short-lived is copied about
 * all the time, and what is copied twice is kept among the long-lived, which then must be searched the more often.
 */
const nodeFlags = ['--min-semi-space-size=64', '--max-semi-space-size=64'];

export interface ApplicationPlace {
  readonly engine: Pick<Engine, 'databaseUrl' | 'temporalAddress' | 'namespace'>;
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Port and address by which one process of the application is reached. */
export interface ApplicationPorts {
  readonly api: number;
  readonly worker: number;
}

/** The worker: ready once it runs workflows. */
export function workerSpec(place: ApplicationPlace, ports: ApplicationPorts): ChildSpec {
  return spec('worker', place, { HOST: '127.0.0.1', HEALTH_PORT: String(ports.worker) }, ports.worker);
}

/** The API with the pages: ready once database, engine and a worker answer it. */
export function apiSpec(place: ApplicationPlace, ports: ApplicationPorts): ChildSpec {
  const host = place.env['HOST'] || '127.0.0.1';
  const pages = path.join(place.root, 'dist/web');
  const webRoot: Record<string, string> = fs.existsSync(path.join(pages, 'index.html'))
    ? { WEB_ROOT: pages }
    : {};
  return spec('api', place, { ...webRoot, HOST: host, PORT: String(ports.api) }, ports.api);
}

function spec(
  name: 'api' | 'worker',
  place: ApplicationPlace,
  own: Record<string, string>,
  port: number,
): ChildSpec {
  return {
    name,
    command: process.execPath,
    args: [...nodeFlags, path.join(place.root, `dist/apps/${name}/src/main.js`)],
    cwd: place.root,
    env: { ...environment(place), ...own },
    ready: (signal) => ready(`http://127.0.0.1:${port}/readyz`, signal),
    readyLimitMs: READY_LIMIT_MS,
    tier: tiers.application,
    stopSignal: 'SIGTERM',
    graceMs: GRACE_MS,
  };
}

/** What a process of the application may know: its settings where the shell gives them, and where its parts are. */
function environment({ engine, env }: ApplicationPlace): Record<string, string> {
  const known = Object.keys(settings).flatMap((key) => [key, `${key}_FILE`]);
  const given = ['PATH', 'HOME', 'TZ', 'NODE_OPTIONS', ...known].flatMap((key): [string, string][] => {
    const value = env[key];
    return value === undefined || value === '' ? [] : [[key, value]];
  });
  const { DATABASE_URL_FILE: _, ...rest } = Object.fromEntries(given);
  return {
    ...rest,
    NODE_ENV: 'production',
    DATABASE_URL: engine.databaseUrl,
    TEMPORAL_ADDRESS: engine.temporalAddress,
    TEMPORAL_NAMESPACE: engine.namespace,
    TAIZHANG_TENANT: tenantOf(env),
  };
}

/** Resolves when the address answers 200; settles soon after the signal is raised. */
async function ready(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    if (await answers(url, signal)) return;
    await pause(ASK_EVERY_MS, signal);
  }
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(3_000)]) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
