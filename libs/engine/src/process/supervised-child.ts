import { EngineProblem } from '../problem.js';
import type { Report } from '../progress.js';
import { pause } from '../wait.js';
import type { ChildSpec, ChildState, ChildStatus } from './child-spec.js';
import { keepBounded, lastLines } from './log-file.js';
import type { PidFiles } from './pid-files.js';
import { adoptProcess, endProcess, spawnChild, type RunningProcess } from './running-process.js';

const firstBackOffMs = 200;
const longestBackOffMs = 5_000;
/** A child that was of use for this long starts again without the delay grown by earlier failures. */
const settledMs = 10_000;
const logCheckMs = 30_000;

/** One child over all its processes: started, watched, started again with growing delay, stopped. */
export class SupervisedChild {
  private state: ChildState = 'stopped';
  private running: RunningProcess | undefined;
  private restarts = 0;
  private wasReady = false;
  private readonly stopping = new AbortController();
  private life: Promise<void> = Promise.resolve();

  constructor(
    readonly spec: ChildSpec,
    private readonly logFile: string,
    private readonly pids: PidFiles,
    private readonly report: Report,
  ) {}

  /** Resolves when the child is of use for the first time. Throws the spec's problem when it is not in time. */
  start(): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.life = this.live(resolve).catch((error: unknown) => {
        this.state = 'stopped';
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
  }

  /** Ends the child and its watching. Resolves when its process is gone; may be called at any time, repeatedly. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.running !== undefined) {
      this.state = 'stopping';
      await endProcess(this.running, this.spec.stopSignal, this.spec.graceMs);
    }
    await this.life;
    this.state = 'stopped';
  }

  status(): ChildStatus {
    const { name } = this.spec;
    return { name, state: this.state, pid: this.running?.pid, restarts: this.restarts, log: this.logFile };
  }

  private async live(firstReady: () => void): Promise<void> {
    const startedAt = performance.now();
    let backOffMs = firstBackOffMs;
    const logCheck = setInterval(() => keepBounded(this.logFile), logCheckMs);
    logCheck.unref();
    try {
      while (!this.stopping.signal.aborted) {
        const usefulMs = await this.liveOnce(startedAt, firstReady).catch((error: unknown) =>
          this.outlive(error),
        );
        if (this.stopping.signal.aborted) break;
        if (usefulMs >= settledMs) backOffMs = firstBackOffMs;
        this.state = 'waiting';
        await pause(backOffMs, this.stopping.signal);
        backOffMs = Math.min(2 * backOffMs, longestBackOffMs);
        this.restarts += 1;
      }
      if (!this.wasReady) throw this.failed('stopped before it was ready');
    } finally {
      clearInterval(logCheck);
    }
  }

  /** One process from start to end; gives for how long it was of use. Throws when the first start has failed. */
  private async liveOnce(startedAt: number, firstReady: () => void): Promise<number> {
    const running = await this.enter();
    if (running === undefined) return 0;
    this.running = running;
    this.state = 'starting';
    this.pids.record(this.spec, running.pid);
    const enteredAt = performance.now();
    const failure = await this.becomeReady(running);
    const readyAt = performance.now();
    if (failure === undefined) this.markReady(firstReady, readyAt - enteredAt);
    else if (!this.wasReady && failure.final)
      await endProcess(running, this.spec.stopSignal, this.spec.graceMs);
    const ending = await running.exited;
    this.running = undefined;
    this.pids.forget(this.spec.name);
    if (this.stopping.signal.aborted) return 0;
    const retryMs = this.spec.startRetryMs ?? 0;
    if (!this.wasReady && (failure?.final === true || performance.now() - startedAt >= retryMs)) {
      throw this.failed(failure?.final === true ? failure.reason : ending);
    }
    this.report({ step: 'child.restart', detail: `${this.spec.name}: ${ending}`, elapsedMs: 0, done: false });
    return failure === undefined ? performance.now() - readyAt : 0;
  }

  private markReady(firstReady: () => void, afterMs: number): void {
    if (this.stopping.signal.aborted) return;
    this.state = 'ready';
    if (this.wasReady) {
      this.report({
        step: 'child.restart',
        detail: this.spec.name,
        elapsedMs: Math.round(afterMs),
        done: true,
      });
    }
    this.wasReady = true;
    firstReady();
  }

  /** Once a child has been of use, nothing but a stop ends the trying. */
  private outlive(error: unknown): number {
    if (!this.wasReady) throw error;
    this.running = undefined;
    this.report({
      step: 'child.restart',
      detail: `${this.spec.name}: ${String(error)}`,
      elapsedMs: 0,
      done: false,
    });
    return 0;
  }

  private async enter(): Promise<RunningProcess | undefined> {
    const pid = await this.spec.adopt?.();
    if (this.stopping.signal.aborted) return undefined;
    const adopted = pid === undefined ? undefined : adoptProcess(pid);
    return adopted ?? spawnChild(this.spec, this.logFile, this.pids.markOf(this.spec.name));
  }

  /** `undefined` when ready; otherwise why not. A failure is final when trying again would not help. */
  private async becomeReady(
    running: RunningProcess,
  ): Promise<{ reason: string; final: boolean } | undefined> {
    const over = new AbortController();
    const ready = this.spec.ready(over.signal).then(
      () => (over.signal.aborted ? { reason: 'ended', final: false } : undefined),
      (error: unknown) => ({ reason: String(error), final: true }),
    );
    const ended = running.exited.then((reason) => ({ reason, final: false }));
    const limit = this.wasReady ? new Promise<never>(() => undefined) : this.tooLate(over.signal);
    const outcome = await Promise.race([ready, ended, limit]);
    over.abort();
    return outcome;
  }

  private async tooLate(signal: AbortSignal): Promise<{ reason: string; final: boolean }> {
    await pause(this.spec.readyLimitMs, signal);
    return { reason: `not ready within ${this.spec.readyLimitMs} ms`, final: true };
  }

  private failed(reason: string): EngineProblem {
    const { name } = this.spec;
    return new EngineProblem(
      this.spec.failureCode ?? 'child.start_failed',
      { zh: `进程 ${name} 未能启动（${reason}）。`, en: `The process ${name} did not start (${reason}).` },
      { zh: `请查看日志 ${this.logFile}。`, en: `Look into its log, ${this.logFile}.` },
      new Error(lastLines(this.logFile, 15)),
    );
  }
}
