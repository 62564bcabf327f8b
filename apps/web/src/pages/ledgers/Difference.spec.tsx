import type { LedgerDifference, RowChange } from '#contract';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { FakeServer, page } from '../../spec-kit/fake-server.js';
import { names, sessionOf, supervisor } from '../../spec-kit/office.js';
import { draftOf, previewOf, rowOf } from '../../spec-kit/papers.js';
import { renderApp } from '../../spec-kit/render-app.js';

function change(kind: RowChange['kind'], row: number, more: Partial<RowChange> = {}): RowChange {
  return {
    key: `${kind}:${row}`,
    kind,
    row: kind === 'created' ? null : row,
    printed: kind === 'withdrawn' ? null : row,
    content: `公布第 ${row} 份目录。`,
    fields: [],
    likeness: 1,
    becomes: 'draft',
    task: null,
    ...more,
  };
}

const deadline = { field: 'deadline' as const, before: '2026年6月底前', after: '2026年9月底前' };
const difference: LedgerDifference = {
  identical: false,
  base: 1,
  created: [change('created', 3)],
  changed: [change('changed', 1, { fields: [deadline], becomes: 'amend', task: 'l9-001' })],
  withdrawn: [change('withdrawn', 2, { becomes: 'cancel', task: 'l9-002' })],
  unchanged: 36,
};

const stored = {
  no: 2,
  status: 'open',
  fileName: null,
  sha256: null,
  format: null,
  by: 'zhou',
  at: 0,
  counts: { created: 1, changed: 1, withdrawn: 0, unchanged: 36 },
  effectiveDay: null,
  basis: '会议纪要',
  undoable: true,
  undone: null,
  changes: [],
  version: 8,
  created: true,
  names,
  commands: { total: 1, done: 0, refused: 0, pending: 1 },
};

async function compare(found: LedgerDifference) {
  const server = new FakeServer(sessionOf(supervisor))
    .on('GET /ledgers/l9', () => ({ body: draftOf([rowOf(1)]) }))
    .on('GET /ledgers/l9/issue', () => ({ body: { issue: null } }))
    .on('GET /ledgers/l9/revisions', () => ({ body: page([]) }))
    .on('POST /ledgers/l9/revisions/preview', () => ({
      body: { ledger: 'l9', version: 7, difference: found, preview: previewOf([rowOf(1)]) },
    }))
    .on('POST /ledgers/l9/revisions', () => ({
      status: 201,
      body: stored,
    }))
    .install();
  const view = renderApp('/ledgers/import?into=l9');
  const text = await screen.findByLabelText('台账文本');
  fireEvent.change(text, { target: { value: '云河区任务台账' } });
  fireEvent.click(screen.getByText('读取'));
  return { ...view, server };
}

describe('a new version held against its ledger', () => {
  it('shows what is new, what is gone, and each changed field before and after', async () => {
    await compare(difference);
    const shown = within(await screen.findByLabelText('与现有台账比较'));
    expect(shown.getByText('新增 1 · 有改动 1 · 不再列入 1 · 未变 36')).toBeTruthy();
    expect(shown.getByText('2026年6月底前', { exact: false }).closest('del')).toBeTruthy();
    expect(shown.getByText('2026年9月底前', { exact: false }).closest('ins')).toBeTruthy();
    expect(shown.getByText('撤销在办事项')).toBeTruthy();
    expect(shown.getAllByRole<HTMLInputElement>('checkbox').some(({ checked }) => checked)).toBe(false);
  });

  it('takes all that is new and changed at once, and asks what the change of a running task rests on', async () => {
    const { server, router } = await compare(difference);
    fireEvent.click(await screen.findByText('全部采纳新增和改动'));
    const store = screen.getByText('存为修订（2 处）').closest('button');
    expect(store?.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('修订依据'), { target: { value: '会议纪要' } });
    expect(store?.disabled).toBe(false);
    fireEvent.click(screen.getByText('存为修订（2 处）'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/ledgers/l9'));
    const form = server.of('POST /ledgers/l9/revisions')[0]?.body as FormData;
    expect(JSON.parse(form.get('revision') as string)).toEqual({
      version: 7,
      take: ['created:3', 'changed:1'],
      withdraw: [],
      basis: '会议纪要',
    });
  });

  it('says that the very same file changes nothing', async () => {
    const nothing = { ...difference, identical: true, created: [], changed: [], withdrawn: [] };
    await compare(nothing);
    await screen.findByText('这就是最近一次导入的文件，没有任何变化。');
  });
});
