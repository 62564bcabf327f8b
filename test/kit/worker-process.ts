import { type ChildProcess, fork } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import type { Activities } from '#activities';
import type { CommandKind } from '#domain';
import { bundlePath } from './replay.js';

/** Where a worker kills itself: around the `nth` call of an activity, of `commit` those of one command if named. */
export interface Accident {
  activity: keyof Activities;
  command?: CommandKind;
  when: 'before' | 'after';
  nth: number;
}

export interface WorkerProcessSettings {
  databaseUrl: string;
  tenantId: string;
  taskQueue: string;
  /** Where the engine is; the one of the test run by default. */
  temporalAddress?: string;
  accident?: Accident;
}

const script = path.resolve(import.meta.dirname, 'worker-child.mjs');

/** A real worker in a process of its own. Without an accident it is the product's whole worker process. */
export class WorkerProcess {
  readonly exited: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    readonly healthPort: number,
  ) {
    this.exited = new Promise((resolve) => child.once('exit', () => resolve()));
  }

  static async start({
    databaseUrl,
    tenantId,
    taskQueue,
    temporalAddress,
    accident,
  }: WorkerProcessSettings): Promise<WorkerProcess> {
    const healthPort = await freePort();
    const env = {
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress ?? process.env['TEMPORAL_ADDRESS'],
      TEMPORAL_NAMESPACE: process.env['TEMPORAL_NAMESPACE'],
      TAIZHANG_TENANT: tenantId,
      TAIZHANG_BUNDLE: bundlePath(),
      HEALTH_PORT: String(healthPort),
      LOG_LEVEL: 'silent',
    };
    const child = fork(script, [JSON.stringify({ taskQueue, accident, env })], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [],
    });
    const worker = new WorkerProcess(child, healthPort);
    await Promise.race([
      new Promise((resolve) => child.once('message', resolve)),
      worker.exited.then(() => Promise.reject(new Error('the worker process ended before it was ready'))),
    ]);
    return worker;
  }

  /** As the operating system would: no warning, nothing finished. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  /** In order: what is in hand is finished. Gives the exit code. */
  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    await this.exited;
    return this.child.exitCode;
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
