import type { LedgerDecisionsInput, LedgerQuestion } from '#contract';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { FakeServer, problem } from '../../spec-kit/fake-server.js';
import { sessionOf, supervisor } from '../../spec-kit/office.js';
import { previewOf, rowOf, unknownUnit } from '../../spec-kit/papers.js';
import { renderApp } from '../../spec-kit/render-app.js';

const groupQuestion: LedgerQuestion = {
  code: 'group.unresolved',
  message: '“各相关单位”各自负责，交办前须列出具体单位。',
  messageEn: 'Name the members.',
  data: { unitText: '各相关单位' },
};
const onePaper = previewOf([rowOf(1, { questions: [groupQuestion] })]);

function decisionsOf(body: unknown): LedgerDecisionsInput {
  return JSON.parse((body as FormData).get('decisions') as string) as LedgerDecisionsInput;
}

function lastDecisions(server: FakeServer): LedgerDecisionsInput {
  return decisionsOf(server.of('POST /ledgers/preview').at(-1)?.body);
}

function answering(): FakeServer {
  return new FakeServer(sessionOf(supervisor));
}

/** Pastes a paper and has it read. */
async function paste() {
  const page = renderApp('/ledgers/import');
  const text = await screen.findByLabelText('台账文本');
  fireEvent.change(text, { target: { value: '云河区任务台账' } });
  fireEvent.click(screen.getByText('读取'));
  return page;
}

describe('the import of a ledger', () => {
  it('asks what to do with a past year before it reads on', async () => {
    const server = answering()
      .on('POST /ledgers/preview', ({ body }) =>
        decisionsOf(body).forYear === undefined
          ? problem(422, 'ledger.past_year', '这是往年的台账。', { year: 2021 })
          : { body: { ...onePaper, moved: [{ row: 1, from: '2021-12-31', to: '2026-12-31' }] } },
      )
      .install();
    const { user } = await paste();
    await screen.findByText('这是 2021 年的台账，时限多已过去');
    expect(screen.getByRole('button', { name: '保留原日期' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /按 \d{4} 年办理/ }));
    await screen.findByText('“各相关单位”各自负责，交办前须列出具体单位。');
    expect(screen.getByText('移动了 1 处时限')).toBeTruthy();
    expect(screen.getByText('区发改局', { selector: '.mark-unit' })).toBeTruthy();
    expect(server.of('POST /ledgers/preview')).toHaveLength(2);
  });

  it('keeps what was understood as a draft and goes there', async () => {
    answering()
      .on('POST /ledgers/preview', () => ({ body: onePaper }))
      .on('POST /ledgers', () => ({ status: 201, body: { id: 'l9', created: true, rows: 1, undecided: 1 } }))
      .install();
    const { user, router } = await paste();
    await user.click(await screen.findByRole('button', { name: '导入为草稿' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/ledgers/l9'));
  });

  it('says of a small paper that it is being read, not that nothing of it was sent yet', async () => {
    answering()
      .on('POST /ledgers/preview', () => new Promise(() => {}))
      .install();
    await paste();
    await screen.findByText(/正在读取/);
    expect(screen.queryByText(/正在上传/)).toBeNull();
  });

  it('says why a paper is refused, and lets one choose another', async () => {
    answering()
      .on('POST /ledgers/preview', () => {
        const told = problem(422, 'ledger.unreadable', '文件里没有台账表格。');
        return { ...told, body: { ...(told.body as object), detail: 'There is no table in it.' } };
      })
      .install();
    const { user } = await paste();
    await screen.findByText('文件里没有台账表格。');
    expect(screen.getByRole('heading', { name: '这份文件没有读出台账' })).toBeTruthy();
    expect(screen.queryByText('There is no table in it.')).toBeNull();
    expect(screen.getByText(/ledger\.unreadable/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '换一个文件' }));
    await screen.findByLabelText('台账文本');
  });

  it('asks nothing about a paper that was imported before: its ledger is where to answer', async () => {
    answering()
      .on('POST /ledgers/preview', () => ({ body: { ...onePaper, known: 'l9' } }))
      .install();
    await paste();
    await screen.findByRole('link', { name: '打开已有台账' });
    expect(screen.getByText(groupQuestion.message)).toBeTruthy();
    expect(screen.queryByRole('group', { name: '建议的答案' })).toBeNull();
    expect(screen.queryByText(/还有 \d+ 个问题/)).toBeNull();
  });
});

describe('the paper beside what was understood', () => {
  it('is shown with its merges, and the row in focus stands out', async () => {
    answering()
      .on('POST /ledgers/preview', () => ({ body: previewOf([rowOf(1), rowOf(2)]) }))
      .install();
    const { user } = await paste();
    const paper = within(await screen.findByRole('region', { name: '原表' }));
    const section = paper.getByText('政策解读');
    expect(section.getAttribute('rowspan')).toBe('2');
    expect(paper.getByText('内容', { selector: 'th' })).toBeTruthy();
    await user.click(paper.getByRole('button', { name: '看第 2 行' }));
    expect(paper.getByText('公布第 2 份目录。').closest('tr')?.className).toBe('paper-focused');
    const read = screen.getAllByRole('article').find((one) => one.getAttribute('aria-current') === 'true');
    expect(read?.textContent).toContain('公众参与之2');
  });

  it('is read again when a column is corrected', async () => {
    const server = answering()
      .on('POST /ledgers/preview', () => ({ body: previewOf([rowOf(1)]) }))
      .install();
    await paste();
    fireEvent.mouseDown(await screen.findByRole('combobox', { name: '第 2 列（内容）是什么' }));
    fireEvent.click(await screen.findByText('工作内容', { selector: '.ant-select-item-option-content' }));
    await waitFor(() => expect(lastDecisions(server).columns).toEqual({ 0: { 1: 'content' } }));
  });

  it('offers a time inside the words as stages, and takes none by itself', async () => {
    const duty = {
      start: 0,
      end: 4,
      text: '每季度一次',
      kind: 'recurring',
      days: ['2026-03-31'],
      taken: null,
    };
    const server = answering()
      .on('POST /ledgers/preview', () => ({ body: previewOf([rowOf(1, { duties: [duty] })]) }))
      .install();
    const { user } = await paste();
    const stages = await screen.findByRole('button', { name: '设为 1 个阶段节点' });
    expect(lastDecisions(server).answers ?? []).toEqual([]);
    await user.click(stages);
    const source = { table: 1, row: 2 };
    const answer = { kind: 'duty', row: 1, start: 0, take: 'stages', days: ['2026-03-31'], source };
    await waitFor(() => expect(lastDecisions(server).answers).toEqual([answer]));
  });
});

describe('the questions of an import', () => {
  const question = unknownUnit('区水利局', [1, 2]);
  const asked = previewOf([
    rowOf(1, { questions: [question] }),
    rowOf(2, { questions: [question] }),
    rowOf(3),
  ]);
  const answered = previewOf([rowOf(1), rowOf(2), rowOf(3)]);
  const answer = { kind: 'sameUnit', text: '区水利局', unit: 'support' };

  function server(): FakeServer {
    return answering()
      .on('POST /ledgers/preview', ({ body }) => ({
        body: (decisionsOf(body).answers ?? []).length === 0 ? asked : answered,
      }))
      .install();
  }

  it('are answered by one click, for every row with the same words', async () => {
    const api = server();
    const { user } = await paste();
    await screen.findByText('还有 2 个问题');
    await user.click(screen.getAllByRole('button', { name: '区水务局' })[0] as HTMLElement);
    expect(screen.queryByText('“区水利局”是哪个单位？')).toBeNull();
    await waitFor(() => expect(lastDecisions(api).answers).toEqual([answer]));
    await screen.findByText('看懂 3 行');
  });

  it('are taken back where one thinks better of it', async () => {
    const api = server();
    const { user } = await paste();
    await user.click((await screen.findAllByRole('button', { name: '区水务局' }))[0] as HTMLElement);
    await waitFor(() => expect(api.of('POST /ledgers/preview')).toHaveLength(2));
    await user.click(screen.getByText('已答 1 个问题'));
    await user.click(screen.getByRole('button', { name: '收回' }));
    await screen.findAllByText('“区水利局”是哪个单位？');
  });

  it('are walked and answered by the keyboard', async () => {
    const api = server();
    const { user } = await paste();
    await screen.findByText('还有 2 个问题');
    (document.activeElement as HTMLElement | null)?.blur();
    await user.keyboard('n');
    const current = (): Element | null => document.querySelector('.question[aria-current="true"]');
    await waitFor(() => expect(current()?.closest('article')?.textContent).toContain('公众参与之1'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(lastDecisions(api).answers).toEqual([answer]));
  });

  it('are shown by their words, and the rows with questions alone', async () => {
    server();
    const { user } = await paste();
    await user.click(await screen.findByText('按问题 2'));
    await screen.findByText('2 处');
    expect(screen.getAllByText('“区水利局”是哪个单位？')).toHaveLength(1);
    await user.click(screen.getByText('只看要定的 2'));
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(2));
  });
});
