import { randomUUID } from 'node:crypto';
import { signIn, until } from './system.mjs';
import { closedLoop } from './statistics.mjs';

/** How often somebody who waits for an issue looks, as the page does it. */
const LOOK_EVERY_MS = 250;

/** The people of the reference lifecycle: a lead, two supporting units, the coordinating office and its leader. */
export async function castOf(address) {
  const [lead, first, second, reviewer, leader] = await Promise.all(
    ['fgj.officer', 'jyj.officer', 'wjj.officer', 'supervisor1', 'leader1'].map((login) =>
      signIn(address, login),
    ),
  );
  return { lead, supports: [first, second], reviewer, leader };
}

/** A ledger of `count` rows of the reference kind (lead and two supporting units), imported through the API. */
export async function importRows(cast, count) {
  const name = randomUUID().slice(0, 8);
  const form = new FormData();
  form.set('file', new Blob([paper(name, count)], { type: 'text/plain' }), `${name}.txt`);
  form.set('decisions', JSON.stringify({}));
  const imported = await cast.reviewer.post('/ledgers', form);
  return imported.id ?? imported.ledger?.id ?? imported.ledger;
}

/**
 * Issues an imported ledger; resolves with the seconds until every workflow was started, as the record tells it: when
 * somebody looks next is no part of it.
 */
export async function issueLedger(cast, ledger) {
  const since = Date.now();
  // The leader in charge approves by issuing.
  await cast.leader.post(`/ledgers/${ledger}/issue`, {}, { 'idempotency-key': randomUUID() });
  const ended = async () =>
    (await cast.reviewer.get(`/ledgers/${ledger}/issue`)).issue?.finishedAt ?? undefined;
  const finishedAt = await until(600_000, 'the ledger to be issued', ended, LOOK_EVERY_MS);
  return (finishedAt - since) / 1000;
}

/**
 * Imports and issues `count` rows. Resolves with their tasks, each with the ids of its tracks, and the seconds that the
 * issue took.
 */
export async function issueRows(cast, count) {
  const ledger = await importRows(cast, count);
  const seconds = await issueLedger(cast, ledger);
  const tasks = [];
  for (let cursor = ''; cursor !== null;) {
    const { rows } = await cast.reviewer.get(
      `/ledgers/${ledger}?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    tasks.push(...rows.items.map(({ task }) => task.id));
    cursor = rows.next;
  }
  // the rows are of one kind, so their parts have the same ids
  const tracks = await tracksOf(cast.lead, tasks[0]);
  return { tasks: tasks.map((id) => ({ id, tracks })), seconds };
}

async function tracksOf(person, id) {
  const { state } = await person.get(`/tasks/${id}`);
  const of = (role) => state.tracks.filter((track) => track.role === role).map((track) => track.id);
  return { lead: of('lead')[0], supports: of('support') };
}

function paper(name, count) {
  const year = new Date().getUTCFullYear();
  const cells = (...texts) => `${texts.map((text) => `\t${text}`).join('\n')}\n`;
  const rows = Array.from({ length: count }, (_, i) =>
    cells(
      i === 0 ? '一' : '',
      i === 0 ? '对照' : '',
      `${i + 1}、对照事项${i + 1}`,
      `    完成第${i + 1}项工作（${name}）。`,
      '区发改局牵头，区教育局、区卫健局配合落实',
      `${year}年12月底前`,
    ),
  );
  return [
    `\t${year}年对照台账（${name}）\n`,
    cells('序号', '重点任务', '责任分工', '完成时限'),
    ...rows,
  ].join('\n');
}

const command = (person, task, body, headers) =>
  person.post(`/tasks/${task}/commands`, body, { 'idempotency-key': randomUUID(), ...headers });

/**
 * The six messages of the reference lifecycle, to a task as `issueRows` gives it. `after(result, person, id)` sees each
 * answer; without it the caller is a program that does not look at the task, and says so.
 */
export async function playLifecycle(cast, task, after) {
  const { lead, supports, reviewer } = cast;
  const { lead: a, supports: parts } = task.tracks;
  const headers = after === undefined ? { prefer: 'return=minimal' } : {};
  const act = async (person, body) => {
    const result = await command(person, task.id, body, headers);
    await after?.(result, person, task.id);
  };
  const paperOf = (track) => ({ track, text: '已完成。', attachments: [] });
  await act(supports[0], { kind: 'submitPart', ...paperOf(parts[0]) });
  await act(supports[1], { kind: 'submitPart', ...paperOf(parts[1]) });
  await act(lead, { kind: 'submit', ...paperOf(a), notApplicable: false, statements: [] });
  await act(reviewer, {
    kind: 'returnForRework',
    track: a,
    round: 1,
    reason: '请补充。',
    reworkUntil: reworkDay(),
    tracks: [],
  });
  await act(lead, { kind: 'submit', ...paperOf(a), notApplicable: false, statements: [] });
  await act(reviewer, { kind: 'approve', track: a, round: 2, opinion: null });
}

/** Late enough for any policy, inside the years of the calendar. */
function reworkDay() {
  return `${new Date().getUTCFullYear()}-12-31`;
}

/** Lifecycles per second with the issue of their rows counted in. */
export async function throughput(cast, clients, count) {
  const { tasks, seconds } = await issueRows(cast, count);
  const played = await closedLoop(clients, count, (i) => playLifecycle(cast, tasks[i]));
  return { perSecond: count / (seconds + played), tasks, issueSeconds: seconds };
}
