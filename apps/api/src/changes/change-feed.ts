import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Task } from '#domain';
import type { Listening, TaskChange } from '#persistence';
import { listenForChanges, taskStates } from '#persistence';
import type { Observable } from 'rxjs';
import { Subject } from 'rxjs';
import type { ApiOptions } from '../config/api-options.js';
import { API_OPTIONS } from '../config/api-options.js';
import { RecordGateway } from '../record/record.gateway.js';

const PAUSE_FIRST_MS = 250;
const PAUSE_MAX_MS = 5_000;

/** A task moved, or `resync`: announcements may have been missed, read everything anew. */
export type FeedItem =
  { type: 'task'; task: string; seq: number; state: () => Promise<Task | null> } | { type: 'resync' };

/** What the database announces to this process, over one connection that is made again whenever it breaks. */
@Injectable()
export class ChangeFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('changes');
  private readonly items = new Subject<FeedItem>();
  private listening: Listening | null = null;
  private again: NodeJS.Timeout | undefined;
  private pauseMs = PAUSE_FIRST_MS;
  private over = false;

  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly record: RecordGateway,
  ) {}

  /** Everything from now on; ends when the server does. */
  get changes(): Observable<FeedItem> {
    return this.items;
  }

  onApplicationBootstrap(): void {
    void this.listen();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.over = true;
    clearTimeout(this.again);
    this.items.complete();
    await this.listening?.stop().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    try {
      const listening = await listenForChanges(this.options.databaseUrl, {
        change: (change) => this.announce(change),
        lost: () => this.listenAgain(),
      });
      if (this.over) return await listening.stop();
      this.listening = listening;
      this.pauseMs = PAUSE_FIRST_MS;
      this.items.next({ type: 'resync' });
    } catch {
      this.listenAgain();
    }
  }

  private listenAgain(): void {
    this.listening = null;
    if (this.over) return;
    this.logger.warn(`live updates are interrupted; listening again in ${this.pauseMs} ms`);
    this.again = setTimeout(() => void this.listen(), this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, PAUSE_MAX_MS);
  }

  private announce({ tenantId, taskId, seq }: TaskChange): void {
    if (tenantId !== this.options.tenantId) return;
    this.items.next({ type: 'task', task: taskId, seq, state: once(() => this.stateOf(taskId)) });
  }

  private async stateOf(id: string): Promise<Task | null> {
    const states = await this.record.read((tx) => taskStates(tx, [id]));
    return states.get(id) ?? null;
  }
}

/** Asks at most once, however many readers there are, and not at all when nobody needs it. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return () => (answer ??= ask());
}
