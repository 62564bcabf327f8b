import type { PlannedStep, SuppressedStep, Timeline, TimelineEntry } from '#contract';
import type { Command } from '#domain';
import { screen, within } from '@testing-library/react';
import { FakeServer, problem } from '../../spec-kit/fake-server.js';
import {
  morningOf,
  names,
  officer,
  sessionOf,
  signedBy,
  supervisor,
  taskAfter,
  viewFor,
} from '../../spec-kit/office.js';
import { renderApp } from '../../spec-kit/render-app.js';

const at = morningOf('2026-06-22');
const task = taskAfter([{ at: morningOf('2026-06-02'), command: signedBy(officer, 't1') }]);
const clock = task.deadlines.find((one) => one.kind === 'completion' && one.track === 't1');
if (clock === undefined) throw new Error('the row has no completion deadline');
const deadline = {
  deadline: clock.id,
  kind: clock.kind,
  track: 't1',
  subject: null,
  original: clock.original,
  current: clock.current,
};

function step(id: string, day: string): Omit<PlannedStep, 'waitsForYear'> {
  return {
    id,
    clock: deadline,
    step: id,
    form: 'reminder',
    receivers: ['officers'],
    acknowledge: false,
    at: morningOf(day),
  };
}

const held: SuppressedStep = { ...step('remind30', '2026-05-19'), cause: 'lateIssue' };

function fired(): TimelineEntry {
  const event = {
    kind: 'stepFired',
    v: 1,
    at: morningOf('2026-06-19'),
    by: { person: 'system', unit: 'system' },
    deadline: clock?.id ?? '',
    track: 't1',
    step: 'remind7',
    form: 'reminder',
    due: morningOf('2026-06-19'),
    receivers: ['officers', 'unitLeader'],
    addresses: [],
    acknowledge: false,
    skipped: [],
  };
  const delivery = {
    person: 'chen',
    channel: 'inApp' as const,
    status: 'read' as const,
    sentAt: event.at,
    readAt: event.at + 26 * 60_000,
  };
  return {
    type: 'fired',
    id: 'e7',
    at: event.at,
    seq: 7,
    event: event as unknown as TimelineEntry['event'],
    notices: [{ id: 'n1', template: 'reminder', deliveries: [delivery] }],
  };
}

const course: Timeline = {
  planned: [{ ...step('remind1', '2026-06-29'), waitsForYear: null }],
  suppressed: [held],
  items: [fired()],
  next: null,
  contents: {},
  names,
};

function serve(): FakeServer {
  return new FakeServer(sessionOf(officer))
    .on('GET /tasks/l1-001', () => ({ body: viewFor(task, officer, at) }))
    .on('GET /tasks/l1-001/timeline', () => ({ body: course }))
    .install();
}

describe('the page of a row', () => {
  it('shows the words of the paper as printed, with its day and what is left', async () => {
    serve();
    renderApp('/tasks/l1-001');
    await screen.findByText('对涉及群众切身利益的重大决策，每半年公布一次目录。');
    expect(screen.getByText('区发改局牵头，区水务局配合')).toBeTruthy();
    expect(screen.getByText('2026年6月底前')).toBeTruthy();
    expect(screen.getByText('2026年6月30日（周二） · 剩 6 个工作日')).toBeTruthy();
  });

  it('says for each unit how it stands, who holds it since when, and until when', async () => {
    serve();
    renderApp('/tasks/l1-001');
    const row = await screen.findByRole('row', { name: /区水务局/ });
    expect(within(row).getByText('待签收')).toBeTruthy();
    expect(within(row).getByText('请签收')).toBeTruthy();
    expect(within(row).getByText(/6月1日 09:00起/)).toBeTruthy();
    expect(within(row).getByText('签收时限')).toBeTruthy();
  });

  it('tells what comes next, what was sent and read, and what was not sent and why', async () => {
    serve();
    renderApp('/tasks/l1-001');
    await screen.findByText('计划：提醒（办结时限前 1 个工作日）');
    expect(screen.getByText(/提醒（办结时限前 7 个工作日）/)).toBeTruthy();
    expect(screen.getByText('陈敏 6月19日 09:26 已读')).toBeTruthy();
    expect(screen.getByText('未发：提醒（办结时限前 30 个工作日）')).toBeTruthy();
    expect(screen.getByText(/原因：交办时已过/)).toBeTruthy();
  });

  it('shows the words as amended, what they were before, and the amendment that waits', async () => {
    const text = 'a'.repeat(64);
    const amend = (effectiveOn: string, words: string): Command => ({
      kind: 'amend',
      by: supervisor,
      text: words,
      editorial: false,
      dueDay: null,
      joining: [],
      leaving: [],
      reason: 'b'.repeat(64),
      approver: 'zhou',
      effectiveOn,
    });
    const amended = taskAfter([
      { at: morningOf('2026-06-15'), command: amend('2026-06-15', text) },
      { at: morningOf('2026-06-15'), command: amend('2026-06-29', 'c'.repeat(64)) },
    ]);
    const plain = viewFor(amended, officer, at);
    const header = { ...plain.header, text: '每季度公布。' };
    const view = { ...plain, header, formerText: plain.header.text };
    serve().on('GET /tasks/l1-001', () => ({ body: view }));
    renderApp('/tasks/l1-001');
    await screen.findByText('每季度公布。');
    expect(screen.getByText('对涉及群众切身利益的重大决策，每半年公布一次目录。')).toBeTruthy();
    expect(screen.getByText('第 1 次调整前的内容')).toBeTruthy();
    expect(screen.getByText(/已定调整，自2026年6月29日.*起生效/)).toBeTruthy();
  });

  it('gives the same in English', async () => {
    serve().on('PATCH /session', () => ({ body: { ...sessionOf(officer), locale: 'en' } }));
    renderApp('/tasks/l1-001', 'en');
    await screen.findByText('Planned: reminder (1 working day before the completion deadline)');
    expect(screen.getByText('Tue 30 Jun 2026 · 6 working days left')).toBeTruthy();
    expect(screen.getByRole('columnheader', { name: 'Who holds it, since when' })).toBeTruthy();
  });

  it('says so when there is no such row', async () => {
    new FakeServer(sessionOf(officer))
      .on('GET /tasks/nothing', () => problem(404, 'resource.unknown', '没有这个事项，或您无权查看。'))
      .install();
    renderApp('/tasks/nothing');
    await screen.findByText('没有这个事项，或您无权查看。');
  });
});
