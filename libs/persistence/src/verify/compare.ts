import { sameJson } from '../commit/canonical-json.js';
import { taskRow, todoRows, trackRows } from '../commit/projection.js';
import type { RecordCheck } from './record-check.js';
import type { TaskRows } from './task-rows.js';
import type { Problem } from './violation.js';

/** Compares what stands about a task with the fold of its events, and reports every difference. */
export function compare(check: RecordCheck, rows: TaskRows): void {
  compareTask(check, rows);
  compareCommands(check, rows);
  compareSets(check, check.notices, new Set(rows.notices), 'notice.missing', 'notice.unfounded');
  compareSets(check, check.refs, new Set(rows.refs), 'content.not_registered', 'content.not_registered');
  if (check.state === null) return;
  compareRows(
    check,
    todoRows(check.state),
    rows.todo,
    (row) => `${row.entry_id} ${row.receiver}`,
    todoProblems,
  );
  compareRows(check, trackRows(check.state), rows.tracks, (row) => row.track_id, oneProblem('track.differs'));
  compareRows(
    check,
    check.escalations(),
    rows.escalations,
    (row) => `event ${row.seq}`,
    oneProblem('escalation.differs'),
  );
}

function compareTask(check: RecordCheck, { task, tracks, todo, escalations }: TaskRows): void {
  if (check.seq === 0) {
    // a refused command for a task that nobody issued leaves its answer and nothing else
    if (task !== null || tracks.length + todo.length + escalations.length > 0)
      check.report('task.without_events', null, 'there are rows of a task that has no record');
    return;
  }
  if (task === null) return check.report('task.missing', null, `${check.seq} events belong to no task`);
  if (task.seq !== check.seq || !task.headHash.equals(check.headHash))
    check.report('chain.head_differs', check.seq, `the task stands at event ${task.seq}`);
  if (check.state === null) return;
  if (!sameJson(task.state, check.state))
    check.report('state.differs', null, 'the stored state is not the fold of the events');
  const expected = taskRow(check.state);
  if (!sameJson(task.columns, expected))
    check.report('state.columns_differ', null, differing(task.columns, expected));
}

/** Every accepted command has its events, every event its command, and after closing only a reopening stands (I1, I3). */
function compareCommands(check: RecordCheck, { commands }: TaskRows): void {
  const accepted = commands.filter((command) => command.accepted);
  for (const command of accepted) {
    const events = check.commands.get(command.command_id);
    const fits = events?.lastSeq === command.seq && events.count === command.events;
    if (!fits && command.events > 0) check.report('command.without_events', command.seq, command.command_id);
    if (events?.afterClosing === true && command.kind !== 'reopen')
      check.report('event.after_closing', events.lastSeq, `${command.kind} ${command.command_id}`);
  }
  const known = new Set(accepted.map((command) => command.command_id));
  for (const [id, { lastSeq }] of check.commands)
    if (!known.has(id)) check.report('event.without_command', lastSeq, id);
}

function compareSets(
  check: RecordCheck,
  expected: ReadonlySet<string>,
  stored: ReadonlySet<string>,
  missing: Problem,
  unfounded: Problem,
): void {
  for (const item of expected) if (!stored.has(item)) check.report(missing, null, item);
  for (const item of stored) if (!expected.has(item)) check.report(unfounded, null, item);
}

interface RowProblems {
  missing: Problem;
  ghost: Problem;
  differs: Problem;
}

const todoProblems: RowProblems = { missing: 'todo.missing', ghost: 'todo.ghost', differs: 'todo.differs' };

function oneProblem(problem: Problem): RowProblems {
  return { missing: problem, ghost: problem, differs: problem };
}

function compareRows<Row extends object>(
  check: RecordCheck,
  expected: readonly Row[],
  stored: readonly Row[],
  keyOf: (row: Row) => string,
  problems: RowProblems,
): void {
  const byKey = new Map(stored.map((row) => [keyOf(row), row]));
  for (const row of expected) {
    const key = keyOf(row);
    const found = byKey.get(key);
    byKey.delete(key);
    if (found === undefined) check.report(problems.missing, null, `${key} is missing`);
    else if (!sameJson(found, row)) check.report(problems.differs, null, `${key}: ${differing(found, row)}`);
  }
  for (const key of byKey.keys()) check.report(problems.ghost, null, `${key} should not exist`);
}

/** Names of the columns in which two rows differ. */
function differing(stored: object, expected: object): string {
  const other = new Map<string, unknown>(Object.entries(stored));
  return Object.entries(expected)
    .filter(([key, value]) => !sameJson(other.get(key), value))
    .map(([key]) => key)
    .join(', ');
}
