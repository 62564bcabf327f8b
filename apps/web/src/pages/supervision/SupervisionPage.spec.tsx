import type { LateItem, SupervisionSummary } from '#contract';
import { screen, waitFor, within } from '@testing-library/react';
import { FakeServer, page, problem } from '../../spec-kit/fake-server.js';
import { headerOf, morningOf, names, sessionOf, supervisor, taskAfter } from '../../spec-kit/office.js';
import { renderApp } from '../../spec-kit/render-app.js';

const at = morningOf('2026-07-10');
const task = taskAfter();

const summary: SupervisionSummary = {
  at,
  ledger: null,
  total: 39,
  open: 34,
  lights: { green: 21, blue: 6, yellow: 4, red: 3 },
  statuses: { inProgress: 30, inReview: 4, completed: 4, completedLate: 1 },
  sections: [{ section: '政策解读', green: 5, blue: 0, yellow: 0, red: 1 }],
  units: [{ unit: 'support', parts: 7, awaitingReceipt: 1, submitted: 2, overdue: 2, returns: 1 }],
  unacknowledged: 1,
  nextSteps: [],
  names,
};

function late(id: string, title: string): LateItem {
  return {
    task: { ...headerOf(task, at), id, item: { no: null, title } },
    track: 't2',
    unit: 'support',
    role: 'support',
    status: 'working',
    due: morningOf('2026-07-01'),
    daysLate: 9,
    returns: 0,
    becauseOf: [{ unit: 'support', person: null, kind: 'work', since: at }],
    lastStep: { step: 'blue', form: 'noticeBlue', firedAt: at },
    nextStep: null,
  };
}

function serve(): FakeServer {
  return new FakeServer(sessionOf(supervisor))
    .on('GET /supervision/summary', () => ({ body: summary }))
    .on('GET /supervision/late', () => ({
      body: { ...page([late('a', '集中公开'), late('b', '咨询窗口')]), names },
    }))
    .on('GET /ledgers', () => ({ body: page([]) }))
    .install();
}

describe('the board', () => {
  it('opens exactly the rows behind a number', async () => {
    const server = serve().on('GET /tasks', () => ({ body: page([]) }));
    const { user, router } = renderApp('/supervision');
    await user.click(await screen.findByRole('link', { name: /6.*临期/ }));
    await waitFor(() =>
      expect(router.state.location.search).toEqual({ tab: 'rows', light: 'blue', open: true }),
    );
    await waitFor(() => expect(server.of('GET /tasks')).not.toHaveLength(0));
    expect(Object.fromEntries(server.of('GET /tasks')[0]?.query ?? [])).toMatchObject({
      light: 'blue',
      open: 'true',
    });
  });

  it('says who is late because of whom, and what was sent last', async () => {
    serve();
    renderApp('/supervision');
    const row = await screen.findByRole('row', { name: /集中公开/ });
    expect(within(row).getByText('逾期 9 天')).toBeTruthy();
    expect(within(row).getByText('请办理并报送')).toBeTruthy();
    expect(within(row).getByText('蓝色督查单')).toBeTruthy();
  });

  it('urges many at once, each with a result of its own', async () => {
    const server = serve()
      .on('POST /tasks/a/commands', () => problem(409, 'urge.too_soon', '四小时内已催办过。'))
      .on('POST /tasks/b/commands', () => ({
        status: 202,
        body: { status: 'pending', key: 'k', poll: '/api/v1/tasks/b/commands/k' },
      }))
      .on('GET /tasks/b/commands/k', () => problem(409, 'task.closed', '事项已办结。'));
    const { user } = renderApp('/supervision');
    await user.click(await screen.findByRole('checkbox', { name: '选择本页全部' }));
    await user.click(screen.getByRole('button', { name: '催办' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: '发出催办' }));
    await within(dialog).findByText('四小时内已催办过。');
    await within(dialog).findByText('事项已办结。');
    const bodies = [...server.of('POST /tasks/a/commands'), ...server.of('POST /tasks/b/commands')].map(
      (one) => one.body,
    );
    expect(bodies).toEqual([
      { kind: 'urge', text: '请抓紧办理，并反馈进展。' },
      { kind: 'urge', text: '请抓紧办理，并反馈进展。' },
    ]);
  });

  it('selects by x and urges by u on the row that has the focus', async () => {
    serve();
    const { user } = renderApp('/supervision');
    await screen.findByRole('row', { name: /集中公开/ });
    await user.keyboard('jx');
    expect(screen.getByText('已选 1 项')).toBeTruthy();
    await user.keyboard('u');
    await screen.findByText('催办 1 项');
  });

  it('says so to whoever may not see it', async () => {
    serve().on('GET /supervision/summary', () =>
      problem(403, 'permission.denied', '您没有查看督查情况的权限。'),
    );
    renderApp('/supervision');
    await screen.findByText('您没有查看督查情况的权限。');
  });
});
