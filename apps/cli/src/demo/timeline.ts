import { MS_PER_MINUTE, systemActor, type EpochMs, type TaskEvent } from '#domain';
import { inTenant, type Database, type Tx } from '#persistence';
import type { Terminal } from '../terminal/terminal.js';
import { fit, wrap, type Text } from '../terminal/text.js';
import { wordsOf } from './event-words.js';

const OFFICE_OFFSET_MINUTES = 480;
const WHO_COLUMNS = 18;
const CHINESE_COLUMNS = 27;
const ENGLISH_COLUMNS = 34;
/** More names than these are counted, not listed. */
const NAMES_MAX = 6;

interface EventRow extends Record<string, unknown> {
  seq: number;
  at: EpochMs;
  kind: string;
  body: object;
  who: string | null;
  told: string[];
}

/** Prints what has happened to a task since the last call, as it stands in the record. */
export class Timeline {
  private seen = 0;

  constructor(
    private readonly database: Database,
    private readonly tenantId: string,
    private readonly taskId: string,
    private readonly terminal: Terminal,
  ) {}

  async tell(): Promise<void> {
    const rows = await inTenant(this.database, this.tenantId, (tx) =>
      eventsSince(tx, this.taskId, this.seen),
    );
    for (const row of rows) {
      this.seen = row.seq;
      const words = wordsOf({ ...row.body, kind: row.kind, at: row.at } as TaskEvent);
      if (words !== null) this.line(row, words);
    }
  }

  private line(row: EventRow, what: Text): void {
    const told = row.told.length === 0 || row.kind !== 'stepFired' ? '' : `→ ${listed(row.told)}`;
    const cells = [clock(row.at), fit(row.who ?? this.engine(), WHO_COLUMNS), ...this.columns(what), told];
    this.terminal.print(cells.join('  ').trimEnd());
  }

  /** In both languages each has its own column, so that the eye can follow one. */
  private columns(what: Text): string[] {
    const { language } = this.terminal;
    return [
      ...(language === 'en' ? [] : [fit(what.zh, CHINESE_COLUMNS)]),
      ...(language === 'zh' ? [] : [fit(what.en, ENGLISH_COLUMNS)]),
    ];
  }

  private engine(): string {
    return this.terminal.phrase({ zh: '（自动）', en: '(auto)' });
  }
}

function eventsSince(tx: Tx, taskId: string, seq: number): Promise<EventRow[]> {
  return tx.query<EventRow>(
    `select e.seq, e.at, e.kind, e.body,
       case when e.by_person = $3 then null else u.short_name || ' ' || p.name end as who,
       array(select distinct r.name::text from notice n join notice_delivery d on d.notice_id = n.id
         join person r on r.id = d.person_id where n.task_id = e.task_id and n.seq = e.seq order by 1) as told
     from task_event e left join person p on p.id = e.by_person left join unit u on u.id = e.by_unit
     where e.task_id = $1 and e.seq > $2 order by e.seq`,
    [taskId, seq, systemActor.person],
  );
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_MAX).join('、');
  return names.length > NAMES_MAX ? `${shown} +${names.length - NAMES_MAX}` : shown;
}

/** `2027-03-01 09:00` on the clock of the office. */
export function clock(at: EpochMs): string {
  return new Date(at + OFFICE_OFFSET_MINUTES * MS_PER_MINUTE).toISOString().slice(0, 16).replace('T', ' ');
}

/** A heading over one chapter of the demo. */
export function heading(terminal: Terminal, title: string, text: string): void {
  terminal.print('');
  terminal.print(title);
  for (const line of wrap(text, terminal.width)) terminal.print(line);
  terminal.print('─'.repeat(Math.min(terminal.width, 78)));
}
