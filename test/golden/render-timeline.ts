import type { EpochMs, TaskEvent } from '#domain';
import { MS_PER_HOUR } from '#domain';

/** The office's own clock; Asia/Shanghai has no daylight saving. */
const UTC_OFFSET_MS = 8 * MS_PER_HOUR;

const clock = (at: EpochMs): string =>
  new Date(at + UTC_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');

/** Values that say most about an event, in the order in which a line shows them. */
const telling = [
  'track',
  'placeholder',
  'deadline',
  'step',
  'form',
  'round',
  'level',
  'seat',
  'period',
  'why',
  'cause',
  'met',
  'rearmed',
  'outcome',
  'daysLate',
  'reworkUntil',
  'from',
  'to',
] as const;

/** One line for each event: office time, what happened, to what, by whom unless the engine did it. */
export function renderTimeline(events: readonly TaskEvent[]): string {
  return `${events.map(line).join('\n')}\n`;
}

function line(event: TaskEvent): string {
  const values = event as unknown as Record<string, unknown>;
  const about = telling.flatMap((name) => shown(name, values[name]));
  const who = event.by.person === 'system' ? [] : [`by ${event.by.person}`];
  return [clock(event.at), event.kind.padEnd(22), ...about, ...skipped(values['skipped']), ...who]
    .join('  ')
    .trimEnd();
}

function shown(name: string, value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (value === true) return [name];
  return typeof value === 'object' && value !== null ? clockOrPart(value as Record<string, unknown>) : [];
}

/** A clock with its limit, or a unit's part: shown by its id. */
function clockOrPart(value: Record<string, unknown>): string[] {
  if (typeof value['id'] !== 'string') return [];
  const limit = value['current'];
  return typeof limit === 'number' ? [value['id'], `until ${clock(limit)}`] : [value['id']];
}

function skipped(value: unknown): string[] {
  if (!Array.isArray(value) || value.length === 0) return [];
  const steps = (value as { step: string; cause: string }[]).map(({ step, cause }) => `${step} (${cause})`);
  return [`stands for ${steps.join(', ')}`];
}
