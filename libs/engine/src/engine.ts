import path from 'node:path';
import { EngineProblem } from './problem.js';
import { RememberedPorts, temporalPortNames, type TemporalPorts } from './ports.js';
import { ensureCluster } from './postgres/cluster.js';
import { createDatabase, withoutPassword } from './postgres/databases.js';
import { runningServer } from './postgres/leftover.js';
import { preparePlace } from './postgres/place.js';
import { embeddedUrl, postgresSpec } from './postgres/server.js';
import type { ChildSpec, ChildStatus } from './process/child-spec.js';
import { takeHome, type RunningDetails } from './home.js';
import { Supervisor } from './process/supervisor.js';
import { guarded, inStep, silent, type Report } from './progress.js';
import { ensureNamespace } from './temporal/namespace.js';
import { resolveTools, interrupted } from './temporal/resolve.js';
import { ensureSchema } from './temporal/schema.js';
import { frontendAddress, frontendAnswers, temporalSpec } from './temporal/server.js';

export interface EngineOptions {
  /** Directory of everything the engine keeps. Created when missing. One engine at a time works in it. */
  readonly home: string;
  /** False only for tests: no write is forced to disk. Default true. */
  readonly durable?: boolean;
  /** Default `taizhang`. */
  readonly namespace?: string;
  /**
   * `DATABASE_URL` and `TEMPORAL_ADDRESS` each switch one part to an outside server; `TEMPORAL_SERVER_BIN`,
   * `TAIZHANG_CACHE` and PATH tell where the server is looked for. Default `process.env`.
   */
  readonly env?: NodeJS.ProcessEnv;
  readonly report?: Report;
  /** Raised to give up the start; whatever runs already is stopped in order. */
  readonly signal?: AbortSignal;
  /** `database` starts PostgreSQL alone, for tests that need nothing else. Default `all`. */
  readonly parts?: 'all' | 'database';
}

/** What there is to know of a running engine, without secrets. */
export interface EngineDescription {
  readonly home: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalVersion: string;
  readonly namespace: string;
  readonly children: readonly ChildStatus[];
}

export interface Engine {
  /** The application database, as the owner of everything in it. Holds the password. */
  readonly databaseUrl: string;
  /** Empty when only the database was asked for. */
  readonly temporalAddress: string;
  readonly namespace: string;
  /** Starts and watches one more process (api, worker); it is stopped before the engine's own. */
  run(spec: ChildSpec): Promise<void>;
  /** Ends one process started by {@link Engine.run} and its watching. */
  end(name: string): Promise<void>;
  /** A free port below 32768 for each name, remembered in the home and the same at the next start where possible. */
  ports<N extends string>(names: readonly N[]): Promise<Record<N, number>>;
  /** Tells other processes of this home where the application answers (see `runningEngine`). */
  announce(address: string): void;
  describe(): EngineDescription;
  /** Stops everything in order: callers' processes, workflow engine, database. A second call waits for the first. */
  stop(): Promise<void>;
}

interface Parts {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalVersion: string;
}

/** Name of the application's database, beside the engine's own. */
const applicationDatabase = 'taizhang';

/**
 * Starts PostgreSQL and the workflow engine in a home, or uses the outside servers of the environment, and returns
 * when both can be worked with: application database there, namespace registered. Fresh: about 3 s, later 2 s; the
 * very first time on a machine the workflow engine is fetched or built (five minutes). Throws {@link EngineProblem};
 * nothing runs on then. Both outside: no process is started.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const home = path.resolve(options.home);
  const report = guarded(options.report ?? silent);
  const signal = options.signal ?? new AbortController().signal;
  const namespace = options.namespace ?? 'taizhang';
  const held = await takeHome(home);
  const supervisor = new Supervisor(home, report);
  const stop = (): Promise<void> => supervisor.stop().finally(() => held.release());
  const giveUp = (): void => void supervisor.stop();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    await supervisor.clearLeftovers(['postgres']);
    const start = new EngineStart({ ...options, home, report, signal, namespace }, supervisor);
    const parts = await start.run();
    if (signal.aborted) throw interrupted();
    const details: RunningDetails = { ...parts, namespace };
    held.publish(details);
    return engineOf(home, namespace, parts, supervisor, stop, (address) =>
      held.publish({ ...details, address }),
    );
  } catch (error) {
    await stop();
    throw signal.aborted ? interrupted() : error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

function engineOf(
  home: string,
  namespace: string,
  parts: Parts,
  supervisor: Supervisor,
  stop: () => Promise<void>,
  announce: (address: string) => void,
): Engine {
  return {
    databaseUrl: parts.databaseUrl,
    temporalAddress: parts.temporalAddress,
    namespace,
    run: (spec) => supervisor.start(spec),
    end: (name) => supervisor.stopChild(name),
    ports: (names) => new RememberedPorts(home).reserve(names),
    announce,
    describe: () => ({
      home,
      namespace,
      ...parts,
      databaseUrl: withoutPassword(parts.databaseUrl),
      children: supervisor.statuses(),
    }),
    stop,
  };
}

type StartOptions = EngineOptions & Required<Pick<EngineOptions, 'home' | 'report' | 'signal' | 'namespace'>>;

/** The steps of one start. */
class EngineStart {
  private readonly env: NodeJS.ProcessEnv;
  private readonly durable: boolean;
  private readonly remembered: RememberedPorts;

  constructor(
    private readonly options: StartOptions,
    private readonly supervisor: Supervisor,
  ) {
    this.env = options.env ?? process.env;
    this.durable = options.durable ?? true;
    this.remembered = new RememberedPorts(options.home);
  }

  async run(): Promise<Parts> {
    const outsideDatabase = this.env['DATABASE_URL'] || undefined;
    const outsideEngine = this.env['TEMPORAL_ADDRESS'] || undefined;
    const wantsEngine = this.options.parts !== 'database';
    const embedded = outsideDatabase === undefined || (wantsEngine && outsideEngine === undefined);
    const server = embedded ? await this.startDatabase() : undefined;
    const databaseUrl = outsideDatabase ?? (await createDatabase(server as string, applicationDatabase));
    if (!wantsEngine) return { databaseUrl, temporalAddress: '', temporalVersion: '' };
    const engine =
      outsideEngine === undefined
        ? await this.startTemporal(server as string)
        : await this.useTemporal(outsideEngine);
    await ensureNamespace(
      engine.temporalAddress,
      this.options.namespace,
      this.options.report,
      this.options.signal,
    );
    return { databaseUrl, ...engine };
  }

  private async startDatabase(): Promise<string> {
    const { home, report, signal } = this.options;
    const place = await preparePlace(home, this.durable, report);
    const password = await ensureCluster(place, { durable: this.durable, env: this.env, report, signal });
    return this.withFreePorts(['postgres'], async (ports) => {
      const port = runningServer(place.data)?.port ?? ports.postgres; // a server left running is taken over where it is
      this.remembered.remember({ postgres: port });
      const server = { place, port, password, durable: this.durable, env: this.env };
      await inStep(report, 'postgres.start', `127.0.0.1:${port}`, () =>
        this.supervisor.start(postgresSpec(server)),
      );
      return embeddedUrl(server, 'postgres');
    });
  }

  private async startTemporal(databaseUrl: string): Promise<Omit<Parts, 'databaseUrl'>> {
    const { home, report, signal } = this.options;
    const tools = await resolveTools({ env: this.env, report, signal });
    await ensureSchema({ tools, databaseUrl, env: this.env, report, signal });
    return this.withFreePorts(temporalPortNames, async (ports: TemporalPorts) => {
      const spec = temporalSpec({ home, tools, databaseUrl, ports, env: this.env });
      const temporalAddress = frontendAddress(ports);
      await inStep(report, 'temporal.start', temporalAddress, () => this.supervisor.start(spec));
      return { temporalAddress, temporalVersion: tools.version };
    });
  }

  /** Between the choice of a port and its use somebody else may take it; then the start is tried with another one. */
  private async withFreePorts<N extends string, T>(
    names: readonly N[],
    use: (ports: Record<N, number>) => Promise<T>,
  ): Promise<T> {
    let ports = await this.remembered.reserve(names);
    for (let triesLeft = 3; ; triesLeft -= 1) {
      try {
        this.options.signal.throwIfAborted();
        return await use(ports);
      } catch (error) {
        const others = await this.remembered.reserve(names);
        if (triesLeft === 1 || names.every((name) => others[name] === ports[name])) throw error;
        ports = others;
      }
    }
  }

  private async useTemporal(temporalAddress: string): Promise<Omit<Parts, 'databaseUrl'>> {
    const { report, signal } = this.options;
    return inStep(report, 'temporal.resolve', temporalAddress, async () => {
      const temporalVersion = await frontendAnswers(temporalAddress, 30_000, signal);
      if (temporalVersion !== undefined) return { temporalAddress, temporalVersion };
      throw new EngineProblem(
        'temporal.address_unreachable',
        {
          zh: `TEMPORAL_ADDRESS 指定的服务器 ${temporalAddress} 没有应答。`,
          en: `The server that TEMPORAL_ADDRESS names, ${temporalAddress}, does not answer.`,
        },
        {
          zh: '请启动该服务器，或去掉 TEMPORAL_ADDRESS 以使用内置的引擎。',
          en: 'Start that server, or unset TEMPORAL_ADDRESS to use the embedded one.',
        },
      );
    });
  }
}
