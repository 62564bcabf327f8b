import path from 'node:path';
import { inStep, type Report } from '../progress.js';
import type { ChildSpec, ChildStatus } from './child-spec.js';
import { PidFiles } from './pid-files.js';
import { adoptProcess, endProcess } from './running-process.js';
import { SupervisedChild } from './supervised-child.js';

/**
 * Owns the processes of one home. A child that dies is started again after a delay that grows up to 5 s, for ever;
 * all are stopped in order of their tiers. When the supervisor itself is killed its children go on, and the next
 * supervisor of the same home clears them away or goes on with them.
 */
export class Supervisor {
  private readonly pids: PidFiles;
  private readonly children: SupervisedChild[] = [];
  private stopped: Promise<void> | undefined;

  constructor(
    private readonly home: string,
    private readonly report: Report,
  ) {
    this.pids = new PidFiles(home);
  }

  /** Stops what an earlier supervisor of this home left behind, except children that their spec can adopt. */
  async clearLeftovers(adoptable: readonly string[]): Promise<void> {
    const leftovers = this.pids.leftovers().filter(({ name }) => !adoptable.includes(name));
    for (const { name, pid, stopSignal, graceMs } of leftovers) {
      const running = adoptProcess(pid);
      if (running === undefined) continue;
      await inStep(this.report, 'leftovers.stop', `${name} (pid ${pid})`, () =>
        endProcess(running, stopSignal, graceMs),
      );
      this.pids.forget(name);
    }
  }

  /** Starts a child and watches it from then on. Throws the spec's problem when its first start fails. */
  async start(spec: ChildSpec): Promise<void> {
    if (this.stopped !== undefined) throw new Error(`${spec.name} is not started: the supervisor stops`);
    const child = new SupervisedChild(spec, this.logOf(spec.name), this.pids, this.report);
    this.children.push(child);
    try {
      await child.start();
    } catch (error) {
      this.children.splice(this.children.indexOf(child), 1);
      throw error;
    }
  }

  /** Ends one child for good (to start it again under another specification, for example). */
  async stopChild(name: string): Promise<void> {
    const child = this.children.find(({ spec }) => spec.name === name);
    if (child === undefined) return;
    await child.stop();
    this.children.splice(this.children.indexOf(child), 1);
  }

  /** Stops all children, the highest tier first. A second call waits for the first one. */
  stop(): Promise<void> {
    this.stopped ??= this.stopAll();
    return this.stopped;
  }

  statuses(): ChildStatus[] {
    return this.children.map((child) => child.status());
  }

  logOf(name: string): string {
    return path.join(this.home, 'logs', `${name}.log`);
  }

  private async stopAll(): Promise<void> {
    const order = [...new Set(this.children.map(({ spec }) => spec.tier))].sort((a, b) => b - a);
    for (const tier of order) {
      const together = this.children.filter(({ spec }) => spec.tier === tier);
      await Promise.all(
        together.map((child) => inStep(this.report, 'child.stop', child.spec.name, () => child.stop())),
      );
    }
  }
}
