import type { CommandRequest, TaskView } from '#contract';
import type { Actor, EpochMs, Task } from '#domain';
import { screen, waitFor, within } from '@testing-library/react';
import { FakeServer, problem } from '../spec-kit/fake-server.js';
import {
  morningOf,
  officer,
  sessionOf,
  signedBy,
  supervisor,
  supporter,
  taskAfter,
  viewFor,
} from '../spec-kit/office.js';
import { renderApp } from '../spec-kit/render-app.js';

const at = morningOf('2026-06-10');
const fresh = taskAfter();
const bothSigned = taskAfter([
  { at: morningOf('2026-06-02'), command: signedBy(officer, 't1') },
  { at: morningOf('2026-06-02'), command: signedBy(supporter, 't2') },
]);

const noCourse = {
  planned: [],
  suppressed: [],
  items: [],
  next: null,
  contents: {},
  names: { units: {}, people: {} },
};

function serve(task: Task, by: Actor, now: EpochMs = at): FakeServer {
  return new FakeServer(sessionOf(by))
    .on('GET /tasks/l1-001', () => ({ body: viewFor(task, by, now) }))
    .on('GET /tasks/l1-001/timeline', () => ({ body: noCourse }))
    .install();
}

function resultOf(task: Task, by: Actor): { body: { seq: number; task: TaskView; replayed: boolean } } {
  return { body: { seq: task.seq, task: viewFor(task, by, at), replayed: false } };
}

const sent = (server: FakeServer) => server.of('POST /tasks/l1-001/commands');
const keys = (server: FakeServer): (string | undefined)[] =>
  sent(server).map((one) => one.headers['idempotency-key']);

describe('the command bar', () => {
  it('opens what is asked, shows what it would do, and does it once', async () => {
    const server = serve(fresh, officer).on('POST /tasks/l1-001/commands', () =>
      resultOf(taskAfter([{ at, command: signedBy(officer, 't1') }]), officer),
    );
    const { user } = renderApp('/tasks/l1-001');
    const form = await screen.findByRole('form', { name: '签收' });
    expect(within(form).getByText('区发改局：办理中')).toBeTruthy();
    expect(within(form).getByText('停止计时：签收时限')).toBeTruthy();
    await user.dblClick(within(form).getByRole('button', { name: '签收' }));
    await waitFor(() => expect(screen.queryByRole('form', { name: '签收' })).toBeNull());
    expect(sent(server).map((one) => one.body)).toEqual([{ kind: 'acknowledgeReceipt', track: 't1' }]);
  });

  it('shows what is not possible now, disabled, with the reason of the law', async () => {
    serve(bothSigned, officer);
    renderApp('/tasks/l1-001');
    const button = await screen.findByRole('button', { name: '提出异议' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    const reason = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toMatch(/期限.*已过/);
  });

  it('hides nothing: what other people may do is folded with its reasons', async () => {
    serve(bothSigned, officer);
    const { user } = renderApp('/tasks/l1-001');
    await user.click(await screen.findByText(/其他操作与原因/));
    const line = screen.getByText('撤销事项', { selector: 'dt' }).nextElementSibling;
    expect(line?.textContent).toMatch(/督查员/);
  });

  it('keeps what was typed when the server refuses, and says what has changed', async () => {
    let refuse = true;
    const server = serve(bothSigned, officer).on('POST /tasks/l1-001/commands', () =>
      refuse
        ? problem(409, 'track.wrong_status', '材料已经报送，不能重复报送。')
        : resultOf(bothSigned, officer),
    );
    const { user } = renderApp('/tasks/l1-001');
    await user.click(await screen.findByRole('button', { name: '反馈进展' }));
    const form = screen.getByRole('form', { name: '反馈进展' });
    await user.type(within(form).getByLabelText('进展情况'), '目录已公布');
    await user.click(within(form).getByRole('button', { name: '反馈进展' }));
    await screen.findByText('材料已经报送，不能重复报送。');
    expect(screen.getByText(/页面打开后情况有变/)).toBeTruthy();
    expect(within(form).getByLabelText<HTMLTextAreaElement>('进展情况').value).toBe('目录已公布');
    expect(server.of('GET /tasks/l1-001').length).toBeGreaterThan(1);

    // After a definite no, trying again is a new act.
    refuse = false;
    await user.click(within(form).getByRole('button', { name: '反馈进展' }));
    await waitFor(() => expect(sent(server)).toHaveLength(2));
    expect(keys(server)[0]).not.toBe(keys(server)[1]);
  });

  it('says the same thing under the same key after the connection broke', async () => {
    let reachable = false;
    const server = serve(bothSigned, officer).on('POST /tasks/l1-001/commands', () => {
      if (!reachable) throw new TypeError('network');
      return resultOf(bothSigned, officer);
    });
    const { user } = renderApp('/tasks/l1-001');
    await user.click(await screen.findByRole('button', { name: '反馈进展' }));
    const form = screen.getByRole('form', { name: '反馈进展' });
    await user.type(within(form).getByLabelText('进展情况'), '目录已公布');
    await user.click(within(form).getByRole('button', { name: '反馈进展' }));
    await within(form).findByText(/连不上服务器/);
    reachable = true;
    await user.click(within(form).getByRole('button', { name: '反馈进展' }));
    await waitFor(() => expect(screen.queryByRole('form', { name: '反馈进展' })).toBeNull());
    expect(sent(server)).toHaveLength(2);
    expect(keys(server)[0]).toBe(keys(server)[1]);
  });

  it('waits for a command that the server has taken but not finished', async () => {
    const server = serve(bothSigned, officer)
      .on('POST /tasks/l1-001/commands', () => ({
        status: 202,
        body: { status: 'pending', key: 'k', poll: '/api/v1/tasks/l1-001/commands/k' },
      }))
      .on('GET /tasks/l1-001/commands/k', () => resultOf(bothSigned, officer));
    const { user } = renderApp('/tasks/l1-001');
    await user.click(await screen.findByRole('button', { name: '认领' }));
    const form = screen.getByRole('form', { name: '认领' });
    await user.click(within(form).getByRole('button', { name: '认领' }));
    await waitFor(() => expect(screen.queryByRole('form', { name: '认领' })).toBeNull());
    expect(server.of('GET /tasks/l1-001/commands/k')).toHaveLength(1);
  });

  it('asks for a statement on each missing part, and sends it', async () => {
    const server = serve(bothSigned, officer).on('POST /tasks/l1-001/commands', () =>
      resultOf(bothSigned, officer),
    );
    const { user } = renderApp('/tasks/l1-001');
    await user.click(await screen.findByRole('button', { name: '报送' }));
    const form = screen.getByRole('form', { name: '报送' });
    await user.click(within(form).getByRole('button', { name: '报送' }));
    expect(within(form).getByText('请填写“内容”')).toBeTruthy();
    expect(sent(server)).toHaveLength(0);
    await user.type(within(form).getByLabelText('内容'), '已完成');
    await user.type(within(form).getByLabelText('区水务局（办理中）'), '随后补报');
    await user.click(within(form).getByRole('button', { name: '报送' }));
    await waitFor(() => expect(sent(server)).toHaveLength(1));
    expect(sent(server)[0]?.body as CommandRequest).toMatchObject({
      kind: 'submit',
      text: '已完成',
      statements: [{ track: 't2', text: '随后补报' }],
    });
  });
});

describe('an amendment', () => {
  const unit = (id: string, shortName: string) => ({
    id,
    shortName,
    fullName: shortName,
    level: 'district',
    aliases: [],
    groups: [],
    validFrom: null,
    validTo: null,
  });
  const directory = {
    units: [unit('housing', '区住建局'), unit('gov', '区政府')],
    groups: [],
    people: [{ id: 'wang', name: '王强', unit: 'gov', roles: ['leader'] }],
  };

  it('asks who comes in which role, who goes, for its basis, its approver and its day', async () => {
    const server = serve(bothSigned, supervisor)
      .on('GET /directory', () => ({ body: directory }))
      .on('POST /tasks/l1-001/commands', () => resultOf(bothSigned, supervisor));
    const { user } = renderApp('/tasks/l1-001');
    await user.click(await screen.findByRole('button', { name: '调整事项' }));
    const form = screen.getByRole('form', { name: '调整事项' });
    await user.type(within(form).getByRole('combobox', { name: '加入的单位' }), '住建');
    await user.click(await screen.findByTitle('区住建局'));
    expect(within(form).getByLabelText('区住建局的角色')).toBeTruthy();
    await user.click(within(form).getByRole('checkbox', { name: '区水务局（办理中）' }));
    await user.type(within(form).getByLabelText('理由'), '会议纪要');
    await user.click(within(form).getByRole('button', { name: '调整事项' }));
    expect(within(form).getByText('请填写“批准人”')).toBeTruthy();
    await user.type(within(form).getByRole('combobox', { name: '批准人' }), '王强');
    await user.click(await screen.findByTitle('王强 · 区政府'));
    expect(within(form).getByText('区水务局：已退出')).toBeTruthy();
    await user.click(within(form).getByRole('button', { name: '调整事项' }));
    await waitFor(() => expect(sent(server)).toHaveLength(1));
    expect(sent(server)[0]?.body).toEqual({
      kind: 'amend',
      text: null,
      editorial: false,
      dueDay: null,
      joining: [{ unit: 'housing', role: 'support' }],
      leaving: ['t2'],
      reason: '会议纪要',
      approver: 'wang',
      effectiveOn: '2026-06-10',
    });
  });
});

describe('a draft', () => {
  it('is saved while one writes, and offered again', async () => {
    const server = serve(bothSigned, officer).on('PUT /tasks/l1-001/drafts/t1', ({ body }) => ({
      body: { task: 'l1-001', track: 't1', version: 1, body: (body as { body: object }).body, savedAt: at },
    }));
    const { user } = renderApp('/tasks/l1-001');
    await user.click(await screen.findByRole('button', { name: '报送' }));
    await user.type(screen.getByLabelText('内容'), '写到一半');
    await screen.findByText('草稿已保存 6月10日 09:00');
    expect(server.of('PUT /tasks/l1-001/drafts/t1').at(-1)?.body).toMatchObject({
      version: 0,
      body: { fields: { 'submit.text': '写到一半' } },
    });
  });

  it('that was changed elsewhere is never written over: both texts are shown', async () => {
    const stored = {
      task: 'l1-001',
      track: 't1',
      version: 4,
      body: { fields: { 'submit.text': '在办公室写的' }, attachments: [] },
      savedAt: at,
    };
    serve(bothSigned, officer).on('PUT /tasks/l1-001/drafts/t1', () =>
      problem(409, 'draft.stale', '草稿已在别处修改。', { stored }),
    );
    const { user } = renderApp('/tasks/l1-001');
    await user.click(await screen.findByRole('button', { name: '报送' }));
    await user.type(screen.getByLabelText('内容'), '在家写的');
    await screen.findByText('在办公室写的');
    expect(screen.getByLabelText<HTMLTextAreaElement>('内容').value).toBe('在家写的');
    await user.click(screen.getByRole('button', { name: '用别处的' }));
    expect(screen.getByLabelText<HTMLTextAreaElement>('内容').value).toBe('在办公室写的');
  });
});
