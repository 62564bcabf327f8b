import type { CommandRequest } from '#contract';
import type { Task, TrackRole } from '#domain';
import { until } from '../../kit/until.js';
import type { Chance } from './chance.js';
import { Person } from './person.js';
import type { WholeSystem } from './whole-system.js';
import type { Witness } from './witness.js';

/** The people of one reference lifecycle, all of the sample office. */
export interface Cast {
  lead: Person;
  supports: readonly [Person, Person];
  reviewer: Person;
  /** In charge of the ledger: issuing it is approving it. */
  leader: Person;
}

/** Longest that the issue of some hundred rows takes. */
const ISSUE_LIMIT_MS = 60_000;

export async function signInCast(system: WholeSystem, witness: Witness): Promise<Cast> {
  const signIn = (login: string): Promise<Person> => Person.signIn(system, witness, login);
  const [lead, first, second, reviewer, leader] = await Promise.all([
    signIn('fgj.officer'),
    signIn('jyj.officer'),
    signIn('wjj.officer'),
    signIn('supervisor1'),
    signIn('leader1'),
  ]);
  return { lead, supports: [first, second], reviewer, leader };
}

/** Imports a paper of `count` rows of the reference kind and issues it, both through the API. Gives its tasks. */
export async function issueRows({ reviewer, leader }: Cast, title: string, count: number): Promise<string[]> {
  const form = new FormData();
  form.set('file', new Blob([paperOf(title, count)], { type: 'text/plain' }), 'ledger.txt');
  form.set('decisions', '{}');
  const { id } = await reviewer.post<{ id: string }>('/ledgers', form);
  await leader.post(`/ledgers/${id}/issue`, {});
  await until(
    'the ledger to be issued',
    async () => {
      const { issue } = await reviewer.get<{ issue: { finishedAt: number | null } | null }>(
        `/ledgers/${id}/issue`,
      );
      return issue?.finishedAt != null;
    },
    ISSUE_LIMIT_MS,
  );
  return Array.from({ length: count }, (_, n) => `${id}-${String(n + 1).padStart(3, '0')}`);
}

function paperOf(title: string, count: number): string {
  const year = new Date().getUTCFullYear();
  const line = (...cells: string[]): string => `${cells.map((cell) => `\t${cell}`).join('\n')}\n`;
  const rows = Array.from({ length: count }, (_, n) =>
    line(
      n === 0 ? '一' : '',
      n === 0 ? '演练' : '',
      `${n + 1}、演练事项${n + 1}`,
      `    完成第${n + 1}项工作（${title}）。`,
      '区发改局牵头，区教育局、区卫健局配合落实',
      `${year}年12月底前`,
    ),
  );
  const heading = line('序号', '重点任务', '责任分工', '完成时限');
  return [`\t${year}年演练台账（${title}）\n`, heading, ...rows].join('\n');
}

/** Both parts at once, submission, return, submission again, approval: six commands, each acknowledged at last. */
export async function playLifecycle(
  { lead, supports, reviewer }: Cast,
  task: string,
  chance: Chance,
  acknowledged: () => void = () => undefined,
): Promise<void> {
  const { state } = await lead.get<{ state: Task }>(`/tasks/${task}`);
  const track = trackOf(state, 'lead');
  const act = async (person: Person, request: CommandRequest): Promise<void> => {
    await person.command(task, request, chance);
    acknowledged();
  };
  const paper = { text: '已完成。', attachments: [] };
  const submission: CommandRequest = {
    kind: 'submit',
    track,
    ...paper,
    notApplicable: false,
    statements: [],
  };
  await Promise.all(
    supports.map((person, n) =>
      act(person, { kind: 'submitPart', track: trackOf(state, 'support', n), ...paper }),
    ),
  );
  await act(lead, submission);
  const reworkUntil = `${new Date().getUTCFullYear()}-12-31`;
  const reason = '请补充。';
  await act(reviewer, { kind: 'returnForRework', track, round: 1, reason, reworkUntil, tracks: [] });
  await act(lead, submission);
  await act(reviewer, { kind: 'approve', track, round: 2, opinion: null });
}

function trackOf(task: Task, role: TrackRole, nth = 0): string {
  const found = task.tracks.filter((track) => track.role === role)[nth];
  if (found === undefined) throw new Error(`${task.id} has no ${role} number ${nth}`);
  return found.id;
}
