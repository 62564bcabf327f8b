import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import net from 'node:net';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { ensureNamespace } from '#engine';
import { type ScratchDatabase, scratchDatabase } from '../persistence/scratch-database.js';
import { until } from '../../kit/until.js';
import { root, taizhang } from './taizhang.js';

/**
 * What a command finds when it comes to a running system: a database and a namespace of its own, and the product's
 * worker as a real process. The engine is the one of the test run.
 */
export class CliSystem {
  readonly tenantId = 'default';
  private worker: ChildProcess | undefined;

  private constructor(
    readonly scratch: ScratchDatabase,
    readonly client: Client,
    readonly env: Readonly<Record<string, string>>,
  ) {}

  static async start(): Promise<CliSystem> {
    const scratch = await scratchDatabase();
    const address = process.env['TEMPORAL_ADDRESS'] ?? '';
    const namespace = `cli-${randomUUID().slice(0, 8)}`;
    await ensureNamespace(address, namespace, () => undefined, new AbortController().signal);
    const env = { DATABASE_URL: scratch.ownerUrl, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace };
    const prepared = await taizhang(['migrate'], env);
    if (prepared.code !== 0) throw new Error(prepared.stderr);
    const connection = await Connection.connect({ address });
    return new CliSystem(scratch, new Client({ connection, namespace }), env);
  }

  /** Starts the worker; resolves when it runs workflows. */
  async startWorker(): Promise<void> {
    const health = await freePort();
    const { PATH = '', HOME = '' } = process.env;
    this.worker = spawn(process.execPath, [path.join(root, 'dist/apps/worker/src/main.js')], {
      env: { PATH, HOME, ...this.env, HEALTH_PORT: String(health), LOG_LEVEL: 'error' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await until('the worker', async () => (await fetch(`http://127.0.0.1:${health}/readyz`)).ok, 60_000);
  }

  async close(): Promise<void> {
    if (this.worker !== undefined) {
      const ended = new Promise((resolve) => this.worker?.once('exit', resolve));
      this.worker.kill('SIGKILL');
      await ended;
    }
    await this.client.connection.close();
    await this.scratch.drop();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
