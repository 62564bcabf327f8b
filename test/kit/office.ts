import type { Calendar, Command, CommandOf, Day } from '#domain';
import { addDays, dayAt, yearOf } from '#domain';
import {
  boss,
  issueOf,
  officerA,
  officerB,
  submitOf,
  supervisor,
  textOf,
} from '../integration/persistence/sample-task.js';

export {
  boss,
  furnish,
  officerA,
  roster,
  submitOf,
  supervisor,
  textOf,
} from '../integration/persistence/sample-task.js';

/** The office lives in China; tests may run anywhere and in any year. */
const UTC_OFFSET_MINUTES = 480;

export const today = (): Day => dayAt(Date.now(), UTC_OFFSET_MINUTES);

/** The day `days` after today. */
export const inDays = (days: number): Day => addDays(today(), days);

/** The years around now, without holidays. */
export function calendarNow(): Calendar {
  const year = yearOf(today());
  return {
    version: `${year}-test`,
    utcOffsetMinutes: UTC_OFFSET_MINUTES,
    opensAtMinute: 540,
    years: [year - 1, year, year + 1, year + 2, year + 3],
    holidays: [],
    makeUpWorkdays: [],
  };
}

/** Issues a row with a lead and a supporting unit, due in 90 days unless said otherwise. */
export function issueNow(taskId: string, row = 1, changes: Partial<CommandOf<'issue'>> = {}): Command {
  const command = issueOf(taskId, row) as CommandOf<'issue'>;
  return { ...command, calendar: calendarNow(), dueDay: inDays(90), ...changes };
}

/** Other words for the row from a day on. */
export const amendFrom = (effectiveOn: Day): Command => ({
  kind: 'amend',
  by: supervisor,
  text: textOf('result'),
  editorial: false,
  dueDay: null,
  joining: [],
  leaving: [],
  reason: textOf('why'),
  approver: boss.person,
  effectiveOn,
});

/** The acts of a row from receipt to approval, in an order in which each is accepted. */
export const acts = {
  receive: { kind: 'acknowledgeReceipt', by: officerA, track: 'a' },
  receiveSupport: { kind: 'acknowledgeReceipt', by: officerB, track: 'b' },
  handInPart: { kind: 'submitPart', by: officerB, track: 'b', text: textOf('part'), attachments: [] },
  acceptPart: { kind: 'acceptPart', by: officerA, track: 'b', round: 1 },
  approve: (round: number): Command => ({
    kind: 'approve',
    by: supervisor,
    track: 'a',
    round,
    opinion: null,
  }),
  returnForRework: (round: number): Command => ({
    kind: 'returnForRework',
    by: supervisor,
    track: 'a',
    round,
    reason: textOf('more is needed'),
    reworkUntil: inDays(60),
    tracks: [],
  }),
  cancel: { kind: 'cancel', by: supervisor, reason: textOf('why') },
  reopen: { kind: 'reopen', by: supervisor, reason: textOf('why'), reworkUntil: inDays(60), tracks: ['a'] },
} as const satisfies Record<string, Command | ((round: number) => Command)>;

/** From receipt to what is left to approve, with one return on the way. */
export const untilApproval: readonly Command[] = [
  acts.receive,
  acts.receiveSupport,
  acts.handInPart,
  acts.acceptPart,
  submitOf('result'),
  acts.returnForRework(1),
  submitOf('better result'),
];
