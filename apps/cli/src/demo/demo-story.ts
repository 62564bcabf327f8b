import { addDays, lastDayOfQuarter, officeDay, yearOf, type Actor, type Day } from '#domain';
import type { DemoRow } from './demo-office.js';
import type { DemoStage } from './demo-stage.js';

/** Where the demo tells of the one worker that is killed while it has a command in hand. */
export interface Disturbance {
  /** Kills the worker with SIGKILL and gives its process number. */
  killWorker(): number;
  /** Resolves with the process number of the worker that has taken over. */
  nextWorker(): Promise<number>;
  tellKilled(pid: number): void;
  tellBack(facts: { pid: number; ms: number; times: number }): void;
}

const LEAD = 'u-jyj';
const SUPPORT = 'u-czj';
const OFFICE = 'u-zsj';

/** The three rows of the demo, from the day on which it is played. */
export function demoRows(today: Day): DemoRow[] {
  return [
    {
      content: '建立政策问答库，就业、医保、税费三类高频咨询整理成标准问答。',
      responsibility: '区教育局牵头，区财政局配合落实',
      dueDay: addDays(today, 150),
      shares: [
        { unit: LEAD, role: 'lead' },
        { unit: SUPPORT, role: 'support' },
      ],
    },
    {
      content: '把部门预算、决算和绩效评价结果放在同一页面公开。',
      responsibility: '区财政局落实',
      dueDay: addDays(today, 90),
      shares: [{ unit: SUPPORT, role: 'responsible' }],
    },
    {
      content: '每季度公布学位和招生信息，发现过期内容当日更正。',
      responsibility: '区教育局落实',
      dueDay: null,
      shares: [{ unit: LEAD, role: 'responsible' }],
    },
  ];
}

const firstTrack = (stage: { task: { tracks: { id: string; round: number }[] } }) =>
  stage.task.tracks[0] ?? { id: '', round: 0 };

/** Receipt, report, part, submission, return, resubmission with the worker killed, approval. */
export async function ordinaryRow(stage: DemoStage, disturbance: Disturbance): Promise<void> {
  const lead = stage.cast.officer(LEAD);
  const support = stage.cast.officer(SUPPORT);
  const office = stage.cast.supervisor(OFFICE);
  await stage.advance(await stage.workday(1));
  await sign(stage, lead, 't1');
  await sign(stage, support, 't2');
  await stage.advance(await stage.workday(20));
  await stage.act(support, async ({ write }) => ({
    kind: 'submitPart',
    track: 't2',
    text: await write('税费类标准问答六十条。'),
    attachments: [],
  }));
  await stage.advance(await stage.workday(25));
  await stage.act(lead, async ({ write }) => ({
    kind: 'reportProgress',
    track: 't1',
    progress: await write('三类问答已完成两类。'),
    problems: null,
    nextStep: await write('补齐医保类。'),
    expected: null,
    period: null,
  }));
  await stage.act(lead, async ({ task }) =>
    Promise.resolve({ kind: 'acceptPart', track: 't2', round: task.tracks[1]?.round ?? 1 }),
  );
  await stage.advance(await stage.workday(40));
  await submit(stage, lead, '三类问答共一百六十六条，已接入热线。');
  await stage.advance(await stage.workday(41));
  const until = await stage.workday(50);
  await stage.act(office, async (scene) => ({
    kind: 'returnForRework',
    track: 't1',
    round: firstTrack(scene).round,
    reason: await scene.write('大厅窗口尚未接入，请补齐后重报。'),
    reworkUntil: until,
    tracks: [],
  }));
  await stage.advance(await stage.workday(45));
  await submitWhileWorkerDies(stage, lead, disturbance);
  await stage.advance(await stage.workday(46));
  await approve(stage, office);
}

/** Late receipt, overdue, three steps of escalation, the leader's answer, late completion. */
export async function lateRow(stage: DemoStage): Promise<void> {
  const unit = stage.cast.officer(SUPPORT);
  const { dueDay } = await stage.task();
  const due = dueDay ?? '';
  await stage.advance(await stage.workday(6), 11);
  await sign(stage, unit, 't1');
  await stage.advance(await stage.workday(9, due));
  const leader = stage.cast.actor((await stage.task()).responsibleLeader ?? '');
  await stage.act(leader, async ({ task, write }) => ({
    kind: 'acknowledgeEscalation',
    escalation: task.escalations[0]?.id ?? '',
    answer: 'directive',
    text: await write('请一周内办结。'),
  }));
  await stage.advance(await stage.workday(12, due));
  await submit(stage, unit, '同一页面已上线，五十二个部门均可查询。');
  await stage.advance(await stage.workday(13, due));
  await approve(stage, stage.cast.supervisor(OFFICE));
}

/** A standing duty over four quarters: reports, one of them late, and the year's confirmation, which is reviewed. */
export async function standingRow(stage: DemoStage): Promise<void> {
  const unit = stage.cast.officer(LEAD);
  await stage.advance(await stage.workday(1));
  await sign(stage, unit, 't1');
  const { calendar, issuedAt } = await stage.task();
  for (const [n, lastDay] of quartersFrom(officeDay(calendar, issuedAt)).entries()) {
    if (lastDay.endsWith('-12-31')) await confirmYear(stage, unit, lastDay);
    else await reportOn(stage, unit, await stage.workday(n === LATE_QUARTER ? 4 : -2, lastDay), n + 1);
  }
}

/** The quarter whose report comes after its last day; it still books to its own period. */
const LATE_QUARTER = 2;

async function confirmYear(stage: DemoStage, unit: Actor, lastDay: Day): Promise<void> {
  await stage.advance(await stage.workday(-3, lastDay));
  await submit(stage, unit, '年度确认：全年按月更新，转入下年度继续办理。');
  await stage.advance(await stage.workday(-1, lastDay));
  await approve(stage, stage.cast.supervisor(OFFICE));
}

/** The last days of this quarter and the three after it. */
function quartersFrom(today: Day): Day[] {
  const first = Math.ceil(Number(today.slice(5, 7)) / 3);
  return [0, 1, 2, 3].map((n) => {
    const index = first - 1 + n;
    return lastDayOfQuarter(yearOf(today) + Math.floor(index / 4), (index % 4) + 1);
  });
}

async function reportOn(stage: DemoStage, unit: Actor, day: Day, period: number): Promise<void> {
  await stage.advance(day);
  await stage.act(unit, async ({ write }) => ({
    kind: 'reportProgress',
    track: 't1',
    progress: await write(`第 ${period} 期：信息已按月更新。`),
    problems: null,
    nextStep: null,
    expected: null,
    period,
  }));
}

async function sign(stage: DemoStage, by: Actor, track: string): Promise<void> {
  await stage.act(by, () => Promise.resolve({ kind: 'acknowledgeReceipt', track }));
}

async function submit(stage: DemoStage, by: Actor, text: string): Promise<void> {
  await stage.act(by, async (scene) => ({
    kind: 'submit',
    track: 't1',
    text: await scene.write(text),
    attachments: [],
    notApplicable: false,
    statements: [],
    roster: await stage.roster(),
  }));
}

async function approve(stage: DemoStage, by: Actor): Promise<void> {
  await stage.act(by, async (scene) => ({
    kind: 'approve',
    track: 't1',
    round: firstTrack(scene).round,
    opinion: await scene.write('同意办结。'),
  }));
}

/** The command is on its way when its worker dies; another one finishes it, once. */
async function submitWhileWorkerDies(stage: DemoStage, by: Actor, disturbance: Disturbance): Promise<void> {
  const roster = await stage.roster();
  const startedAt = performance.now();
  const { commandId, answered } = await stage.send(by, async ({ write }) => ({
    kind: 'submit',
    track: 't1',
    text: await write('大厅窗口已接入，三处同步上线。'),
    attachments: [],
    notApplicable: false,
    statements: [],
    roster,
  }));
  disturbance.tellKilled(disturbance.killWorker());
  await answered;
  const ms = performance.now() - startedAt;
  const pid = await disturbance.nextWorker();
  disturbance.tellBack({ pid, ms, times: await stage.timesRecorded(commandId) });
  await stage.tell();
}
