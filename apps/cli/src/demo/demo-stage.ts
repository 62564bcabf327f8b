import type { Client } from '@temporalio/client';
import {
  addWorkdays,
  isMissingYear,
  officeDay,
  startOfDay,
  type Actor,
  type Command,
  type ContentRef,
  type Day,
  type Task,
} from '#domain';
import { inTenant, loadTask, putContent, reviewRoster, taskIdOf, type Database } from '#persistence';
import { taskWorkflowId } from '#temporal';
import { sendCommand } from '../record/send-command.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Cast } from '../sample/cast.js';
import { DEMO_LEDGER } from './demo-office.js';
import { advanceTo } from './fast-forward.js';
import { Timeline } from './timeline.js';

export interface DemoSetting {
  readonly database: Database;
  readonly client: Client;
  readonly tenantId: string;
  readonly cast: Cast;
  readonly terminal: Terminal;
}

/** What an act is made of: the task as it stands, and a place for texts. */
export interface DemoScene {
  readonly task: Task;
  readonly write: (this: void, text: string) => Promise<ContentRef>;
}

/** One row of the demo on the real engine: people act on days to which its time is moved, and the record is told. */
export class DemoStage {
  readonly cast: Cast;
  private readonly taskId: string;
  private readonly workflowId: string;
  private readonly timeline: Timeline;
  private acts = 0;

  constructor(
    private readonly setting: DemoSetting,
    row: number,
  ) {
    this.cast = setting.cast;
    this.taskId = taskIdOf(DEMO_LEDGER, row);
    this.workflowId = taskWorkflowId(setting.tenantId, this.taskId);
    this.timeline = new Timeline(setting.database, setting.tenantId, this.taskId, setting.terminal);
  }

  tell(): Promise<void> {
    return this.timeline.tell();
  }

  /** The working day `count` after the issue, or before or after the last day when that is given. */
  async workday(count: number, from?: Day): Promise<Day> {
    const { calendar, issuedAt } = await this.task();
    const answer = addWorkdays(calendar, from ?? officeDay(calendar, issuedAt), count);
    if (isMissingYear(answer)) throw new Error(`the demo has no calendar of ${answer.missingYear}`);
    return answer.day;
  }

  /** Moves the row's time to a day, 10:00 unless another hour is given; whatever is due on the way fires. */
  async advance(day: Day, hour = 10): Promise<void> {
    const { calendar } = await this.task();
    const instant = startOfDay(day, calendar.utcOffsetMinutes) + hour * 3_600_000;
    await advanceTo(this.setting.client, this.workflowId, instant);
    await this.tell();
  }

  /** A person acts, now. Throws when the law refuses. */
  async act(by: Actor, body: (scene: DemoScene) => Promise<DemoBody>): Promise<void> {
    await (
      await this.send(by, body)
    ).answered;
    await this.tell();
  }

  /** Sends the act and does not wait for its answer. */
  async send(
    by: Actor,
    body: (scene: DemoScene) => Promise<DemoBody>,
  ): Promise<{ commandId: string; answered: Promise<void> }> {
    const { client, tenantId } = this.setting;
    const task = await this.task();
    const scene = { task, write: (text: string) => this.write(text, by) };
    const command = { by, ...(await body(scene)) } as Command;
    const commandId = `demo-${(this.acts += 1)}-${command.kind}`;
    const answered = sendCommand(client, { tenantId, taskId: this.taskId, commandId, command }).then(
      (refusal) => {
        if (refusal !== null) throw new Error(`${commandId} is refused: ${JSON.stringify(refusal)}`);
      },
    );
    return { commandId, answered };
  }

  /** The people who could review the row's paper now. */
  async roster() {
    const task = await this.task();
    return inTenant(this.setting.database, this.setting.tenantId, (tx) => reviewRoster(tx, task));
  }

  /** How often a command stands in the record. */
  async timesRecorded(commandId: string): Promise<number> {
    const [row] = await inTenant(this.setting.database, this.setting.tenantId, (tx) =>
      tx.query<{ count: number }>(
        'select count(*)::int as count from task_command where task_id = $1 and command_id = $2',
        [this.taskId, commandId],
      ),
    );
    return row?.count ?? 0;
  }

  async task(): Promise<Task> {
    const { database, tenantId } = this.setting;
    const { task } = await loadTask(database, { tenantId, taskId: this.taskId });
    if (task === null) throw new Error(`the demo row ${this.taskId} was not issued`);
    return task;
  }

  private write(text: string, by: Actor): Promise<ContentRef> {
    const { database, tenantId } = this.setting;
    return inTenant(database, tenantId, (tx) =>
      putContent(tx, text, { mediaType: 'text/plain', by: by.person, at: Date.now() }),
    );
  }
}

/** A command without its author. */
export type DemoBody = { [K in Command['kind']]: Omit<Extract<Command, { kind: K }>, 'by'> }[Command['kind']];
