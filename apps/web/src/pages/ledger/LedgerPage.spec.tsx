import type { LedgerApproval, LedgerView } from '#contract';
import type { Actor } from '#domain';
import { screen, waitFor, within } from '@testing-library/react';
import { FakeServer, page, problem } from '../../spec-kit/fake-server.js';
import { names, sessionOf, supervisor } from '../../spec-kit/office.js';
import { draftOf, rowOf, unknownUnit } from '../../spec-kit/papers.js';
import { renderApp } from '../../spec-kit/render-app.js';

const leader: Actor = { person: 'chen', unit: 'lead', roles: ['leader'] };

function serving(who: Actor, ledger: () => LedgerView): FakeServer {
  return new FakeServer(sessionOf(who))
    .on('GET /ledgers/l9', () => ({ body: ledger() }))
    .on('GET /ledgers/l9/issue', () => ({ body: { issue: null } }))
    .on('GET /ledgers/l9/revisions', () => ({ body: page([]) }))
    .install();
}

function approval(more: Partial<LedgerApproval> = {}): LedgerApproval {
  return { needed: true, leader: 'chen', state: 'draft', waiting: true, acts: [], ...more };
}

describe('a stored draft', () => {
  it('asks its open questions, and one click answers one on the version that was read', async () => {
    const question = unknownUnit('区水利局', [1]);
    let rows = [rowOf(1, { questions: [question] })];
    const server = serving(supervisor, () => draftOf(rows)).on('POST /ledgers/l9/answers', () => {
      rows = [rowOf(1)];
      return { body: { version: 5, undecided: 0, changed: [1] } };
    });
    const { user } = renderApp('/ledgers/l9');
    await user.click(await screen.findByRole('button', { name: '区水务局' }));
    await waitFor(() => expect(server.of('POST /ledgers/l9/answers')).toHaveLength(1));
    expect(server.of('POST /ledgers/l9/answers')[0]?.body).toEqual({
      version: 4,
      answers: [{ kind: 'sameUnit', text: '区水利局', unit: 'support' }],
    });
    await waitFor(() => expect(screen.queryByText('“区水利局”是哪个单位？')).toBeNull());
  });

  it('goes to a question and answers it by keys, also after a choice was clicked', async () => {
    const question = unknownUnit('区水利局', [1]);
    const server = serving(supervisor, () => draftOf([rowOf(1, { questions: [question] })])).on(
      'POST /ledgers/l9/answers',
      () => ({ body: { version: 5, undecided: 0, changed: [1] } }),
    );
    const { user } = renderApp('/ledgers/l9');
    await user.click(await screen.findByText(/只看/));
    await user.keyboard('n');
    await waitFor(() =>
      expect(document.querySelector('.question')?.getAttribute('aria-current')).toBe('true'),
    );
    await user.keyboard('2');
    await waitFor(() => expect(server.of('POST /ledgers/l9/answers')).toHaveLength(1));
    expect(server.of('POST /ledgers/l9/answers')[0]?.body).toMatchObject({
      answers: [{ kind: 'notUnit', text: '区水利局' }],
    });
  });

  it('lets the members of an open group be named that no question asks about', async () => {
    const group = { id: 'g1', text: '各街道', role: 'support', mode: 'separately' } as const;
    const left = { kind: 'groupLeftOpen', text: '各街道' } as const;
    serving(supervisor, () => draftOf([rowOf(1, { placeholders: [group], settled: [left] })]));
    const { user } = renderApp('/ledgers/l9');
    await user.click(await screen.findByRole('button', { name: '处理' }));
    expect(await screen.findByRole('combobox', { name: '“各街道”包括' })).toBeTruthy();
    expect(screen.getByText('“各街道”留待牵头单位点名')).toBeTruthy();
  });

  it('says no more that a group waits once its members were named', async () => {
    const left = { kind: 'groupLeftOpen', text: '各街道' } as const;
    serving(supervisor, () => draftOf([rowOf(1, { settled: [left] })]));
    renderApp('/ledgers/l9');
    await screen.findByText('公布第 1 份目录。');
    expect(screen.queryByText('“各街道”留待牵头单位点名')).toBeNull();
  });

  it('tells the last day of a duty that goes on all year', async () => {
    serving(supervisor, () => draftOf([rowOf(1, { standing: true, dueDay: '2026-12-31' })]));
    renderApp('/ledgers/l9');
    await screen.findByText('完成时限：长期常态化，至2026年12月31日（周四）');
  });

  it('leaves a question open whose answer was refused, and says why', async () => {
    serving(supervisor, () => draftOf([rowOf(1, { questions: [unknownUnit('区水利局', [1])] })])).on(
      'POST /ledgers/l9/answers',
      () => problem(422, 'ledger.answer_unfit', '答复与台账不符，没有保存任何答复。'),
    );
    const { user } = renderApp('/ledgers/l9');
    await user.click(await screen.findByRole('button', { name: '区水务局' }));
    await screen.findByText('答复与台账不符，没有保存任何答复。');
    await screen.findByText('“区水利局”是哪个单位？');
  });
});

describe('the approval of a ledger', () => {
  it('says who must approve before anybody may issue, and is proposed by one click', async () => {
    let state: LedgerApproval = approval();
    const server = serving(supervisor, () => draftOf([rowOf(1)], { approval: state })).on(
      'POST /ledgers/l9/proposal',
      () => {
        state = approval({ state: 'proposed' });
        return { body: state };
      },
    );
    const { user } = renderApp('/ledgers/l9');
    await screen.findByText('交办前须经陈敏批准。');
    expect(screen.getByText('还没有经陈敏批准，不能交办；请先送审。')).toBeTruthy();
    expect((screen.getByRole('button', { name: '交办' }) as HTMLButtonElement).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: '送审' }));
    await screen.findByText('等待陈敏批准');
    expect(server.of('POST /ledgers/l9/proposal')[0]?.body).toEqual({ version: 4, opinion: null });
  });

  it('is given by the leader on the version that they read, and a return needs an opinion', async () => {
    const server = serving(leader, () =>
      draftOf([rowOf(1)], { approval: approval({ state: 'proposed' }) }),
    ).on('POST /ledgers/l9/approval', () => ({ body: approval({ state: 'returned' }) }));
    const { user } = renderApp('/ledgers/l9');
    const panel = within(await screen.findByRole('region', { name: '审批' }));
    const back = panel.getByRole<HTMLButtonElement>('button', { name: '退回' });
    expect(back.disabled).toBe(true);
    await user.type(panel.getByLabelText('意见（退回必填）'), '时限太紧');
    await user.click(back);
    await waitFor(() => expect(server.of('POST /ledgers/l9/approval')).toHaveLength(1));
    const decision = { version: 4, decision: 'return', opinion: '时限太紧' };
    expect(server.of('POST /ledgers/l9/approval')[0]?.body).toEqual(decision);
  });
});

describe('the imports into a ledger', () => {
  const revision = {
    no: 2,
    status: 'open',
    fileName: '七月.docx',
    sha256: null,
    format: 'docx',
    by: 'zhou',
    at: 0,
    counts: { created: 1, changed: 2, withdrawn: 0, unchanged: 5 },
    effectiveDay: null,
    basis: null,
    undoable: true,
    undone: null,
    commands: { total: 0, done: 0, refused: 0, pending: 0 },
  };

  it('are listed, and the last one is taken back', async () => {
    const server = serving(supervisor, () => draftOf([rowOf(1)]))
      .on('GET /ledgers/l9/revisions', () => ({ body: { items: [revision], names } }))
      .on('DELETE /ledgers/l9/revisions/2', () => ({ status: 204 }));
    const { user } = renderApp('/ledgers/l9');
    await user.click(await screen.findByText('导入记录'));
    expect(screen.getByText('第 2 次导入：七月.docx')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '撤销这次导入' }));
    const asked = within(await screen.findByRole('tooltip'));
    await user.click(asked.getByRole('button', { name: '撤销这次导入' }));
    await waitFor(() => expect(server.of('DELETE /ledgers/l9/revisions/2')).toHaveLength(1));
  });
});

describe('an amendment that waits', () => {
  it('is withdrawn by a button that says what becomes of it', async () => {
    const revision = {
      no: 3,
      status: 'open',
      fileName: '八月.docx',
      sha256: null,
      format: 'docx',
      by: 'zhou',
      at: 0,
      counts: { created: 0, changed: 2, withdrawn: 0, unchanged: 5 },
      effectiveDay: null,
      basis: '会议纪要',
      undoable: true,
      undone: null,
      commands: { total: 2, done: 0, refused: 0, pending: 2 },
    };
    const change = {
      key: 'changed:1',
      kind: 'changed',
      row: 1,
      printed: 1,
      content: '公布第 1 份目录和清单。',
      fields: [{ field: 'content', before: '公布第 1 份目录。', after: '公布第 1 份目录和清单。' }],
      likeness: 0.9,
      becomes: 'amend',
      task: 'l9-001',
      outcome: 'pending',
      refusal: null,
    };
    const waiting = approval({ state: 'proposed' });
    const server = serving(supervisor, () => draftOf([rowOf(1)], { status: 'issued', approval: waiting }))
      .on('GET /ledgers/l9/revisions', () => ({ body: { items: [revision], names } }))
      .on('GET /ledgers/l9/revisions/3', () => ({
        body: { ...revision, changes: [change], version: 4, created: true, names },
      }))
      .on('DELETE /ledgers/l9/revisions/3', () =>
        problem(409, 'ledger.not_undoable', '只能撤回最近一次导入。'),
      );
    const { user } = renderApp('/ledgers/l9');
    expect((await screen.findByText('公布第 1 份目录和清单。')).closest('ins')).not.toBeNull();
    expect(screen.getByText('批准后才能发出。')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: '撤回这次调整' }));
    const asked = within(await screen.findByRole('tooltip'));
    expect(asked.getByText(/在办事项不受影响/)).toBeTruthy();
    await user.click(asked.getByRole('button', { name: '撤回这次调整' }));
    await waitFor(() => expect(server.of('DELETE /ledgers/l9/revisions/3')).toHaveLength(1));
    await screen.findByText('只能撤回最近一次导入。');
  });
});

describe('the rows that one looks for', () => {
  it('are found by the server, and the export asks for the very same', async () => {
    const server = serving(supervisor, () => draftOf([rowOf(1), rowOf(2)])).on(
      'GET /ledgers/l9',
      ({ query }) => ({
        body: draftOf(query.get('text') === '目录 乙' ? [rowOf(2)] : [rowOf(1), rowOf(2)]),
      }),
    );
    const { user } = renderApp('/ledgers/l9');
    await screen.findByText('公布第 1 份目录。');
    await user.type(screen.getByRole('searchbox'), ' 目录 乙 ');
    await waitFor(() => expect(screen.queryByText('公布第 1 份目录。')).toBeNull());
    expect(screen.getByText('公布第 2 份目录。')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '导出所示各行' }));
    await user.click(await screen.findByText('CSV 文本'));
    await waitFor(() => expect(server.of('GET /ledgers/l9/export')).toHaveLength(1));
    expect(Object.fromEntries(server.of('GET /ledgers/l9/export')[0]?.query ?? [])).toEqual({
      format: 'csv',
      layout: 'standard',
      text: '目录 乙',
    });
  });

  it('are those with an open question while only these are shown', async () => {
    const asked = rowOf(2, { questions: [unknownUnit('区水利局', [2])] });
    const server = serving(supervisor, () => draftOf([rowOf(1), asked]));
    const { user } = renderApp('/ledgers/l9');
    await user.click(await screen.findByText(/只看/));
    expect(screen.queryByText('公布第 1 份目录。')).toBeNull();
    await user.click(screen.getByRole('button', { name: '导出所示各行' }));
    await user.click(await screen.findByText('CSV 文本'));
    await waitFor(() => expect(server.of('GET /ledgers/l9/export')).toHaveLength(1));
    expect(server.of('GET /ledgers/l9/export')[0]?.query.get('undecided')).toBe('true');
  });
});
