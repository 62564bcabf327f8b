import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from '#telemetry';

/** Longest that one check may take, in milliseconds. */
const CHECK_MS_MAX = 2_000;

/** Rejects, or gives false, while its part of the process cannot work. */
export type Check = () => Promise<boolean>;

export interface HealthServer {
  port: number;
  close(): Promise<void>;
}

/**
 * `/livez`: this process answers. `/readyz`: 200, or 503 with the names of the checks that fail; never a reason to
 * restart. `/metrics`: Prometheus text. Everything else is 404.
 */
export function serveHealth(
  where: { host: string; port: number },
  checks: Readonly<Record<string, Check>>,
  registry: Registry,
): Promise<HealthServer> {
  const server = http.createServer((request, response) => {
    void answer(request.url ?? '', checks, registry).then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where.port, where.host, () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

async function answer(
  url: string,
  checks: Readonly<Record<string, Check>>,
  registry: Registry,
): Promise<Answer> {
  switch (url) {
    case '/livez':
      return json(200, { status: 'live' });
    case '/readyz': {
      const failing = await failingChecks(checks);
      return json(failing.length === 0 ? 200 : 503, {
        status: failing.length === 0 ? 'ready' : 'not ready',
        failing,
      });
    }
    case '/metrics':
      return { status: 200, type: registry.contentType, body: await registry.metrics() };
    default:
      return json(404, { status: 'unknown' });
  }
}

const json = (status: number, body: object): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});

async function failingChecks(checks: Readonly<Record<string, Check>>): Promise<string[]> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ({ name, passes: await passes(check) })),
  );
  return results.filter((result) => !result.passes).map(({ name }) => name);
}

async function passes(check: Check): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), CHECK_MS_MAX);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
