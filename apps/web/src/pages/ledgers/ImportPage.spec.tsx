import type { LedgerPreview } from '#contract';
import { screen, waitFor } from '@testing-library/react';
import { FakeServer, problem } from '../../spec-kit/fake-server.js';
import { names, sessionOf, supervisor } from '../../spec-kit/office.js';
import { renderApp } from '../../spec-kit/render-app.js';

const preview: LedgerPreview = {
  title: '云河区2021年任务台账',
  year: 2021,
  format: 'txt',
  known: null,
  counts: { rows: 1, items: 1, sections: 1, assignments: 2, undecided: 1 },
  questions: [],
  moved: [{ row: 1, from: '2021-12-31', to: '2026-12-31' }],
  added: [],
  rows: [
    {
      row: 1,
      section: { no: '一', title: '政策解读' },
      item: { no: 6, title: '公众参与' },
      content: '公布目录。',
      responsibilityText: '区发改局牵头，各相关单位分别落实',
      deadlineText: '2021年12月底前',
      dueDay: '2026-12-31',
      standing: false,
      skippable: false,
      responsibleLeader: null,
      assignments: [{ track: 't1', unit: 'lead', role: 'lead', mode: null }],
      placeholders: [],
      phases: [],
      questions: [
        {
          code: 'group.unresolved',
          message: '“各相关单位”各自负责，交办前须列出具体单位。',
          messageEn: 'Name the members.',
          data: { unitText: '各相关单位' },
        },
      ],
      settled: [],
      marks: { responsibility: [{ start: 0, end: 4, kind: 'unit' }], deadline: [] },
      version: 1,
      task: null,
    },
  ],
  names,
};

function decisionsOf(body: unknown): Record<string, unknown> {
  return JSON.parse((body as FormData).get('decisions') as string) as Record<string, unknown>;
}

describe('the import of a ledger', () => {
  it('asks what to do with a past year before it reads on', async () => {
    const server = new FakeServer(sessionOf(supervisor))
      .on('POST /ledgers/preview', ({ body }) =>
        decisionsOf(body)['forYear'] === undefined
          ? problem(422, 'ledger.past_year', '这是往年的台账。', { year: 2021 })
          : { body: preview },
      )
      .install();
    const { user } = renderApp('/ledgers/import');
    await user.type(await screen.findByLabelText('台账文本'), '云河区2021年任务台账');
    await user.click(screen.getByRole('button', { name: '读取' }));
    await screen.findByText('这是 2021 年的台账，时限多已过去');
    expect(screen.getByRole('button', { name: '保留原日期' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /按 \d{4} 年办理/ }));
    await screen.findByText('“各相关单位”各自负责，交办前须列出具体单位。');
    expect(screen.getByText('移动了 1 处时限')).toBeTruthy();
    expect(screen.getByText('区发改局', { selector: '.mark-unit' })).toBeTruthy();
    expect(server.of('POST /ledgers/preview')).toHaveLength(2);
  });

  it('keeps what was understood as a draft and goes there', async () => {
    new FakeServer(sessionOf(supervisor))
      .on('POST /ledgers/preview', () => ({ body: preview }))
      .on('POST /ledgers', () => ({ status: 201, body: { id: 'l9', created: true, rows: 1, undecided: 1 } }))
      .install();
    const { user, router } = renderApp('/ledgers/import');
    await user.type(await screen.findByLabelText('台账文本'), '云河区2021年任务台账');
    await user.click(screen.getByRole('button', { name: '读取' }));
    await user.click(await screen.findByRole('button', { name: '导入为草稿' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/ledgers/l9'));
  });

  it('says why a paper cannot be read, and lets one choose another', async () => {
    new FakeServer(sessionOf(supervisor))
      .on('POST /ledgers/preview', () => problem(422, 'ledger.unreadable', '文件里没有台账表格。'))
      .install();
    const { user } = renderApp('/ledgers/import');
    await user.type(await screen.findByLabelText('台账文本'), '随便写写');
    await user.click(screen.getByRole('button', { name: '读取' }));
    await screen.findByText('文件里没有台账表格。');
    await user.click(screen.getByRole('button', { name: '重试' }));
    await screen.findByLabelText('台账文本');
  });
});
