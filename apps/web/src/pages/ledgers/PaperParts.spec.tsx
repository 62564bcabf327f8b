import type { LedgerDecisionsInput, LedgerPreview, PrintedTable } from '#contract';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { FakeServer, problem } from '../../spec-kit/fake-server.js';
import { sessionOf, supervisor } from '../../spec-kit/office.js';
import { previewOf, printedRow, rowOf } from '../../spec-kit/papers.js';
import { renderApp } from '../../spec-kit/render-app.js';

function table(place: number, name: string, header: string[], row: number, score: number): PrintedTable {
  const cells = header.map((word) => `${word}之${row}`);
  const rows = [printedRow(1, null, header), printedRow(2, row, cells)];
  return { table: place, name, columns: header.length, rowCount: 2, rows, score, chosen: true };
}

const first = table(0, '任务分解表', ['内容', '单位', '时限'], 1, 1);

/** A paper of two tables that are one ledger. */
function twoParts(second: PrintedTable): LedgerPreview {
  const preview = previewOf([rowOf(1), rowOf(2)]);
  const columns = (['content', 'lead', 'deadline'] as const).map((field, column) => ({
    column,
    header: String(['内容', '单位', '时限'][column]),
    field,
    score: 1,
  }));
  return { ...preview, paper: { ...preview.paper, tables: [first, second], columns } };
}

const unlike = table(1, '督办事项表', ['时限', '内容', '科室'], 2, 0.7);

function alone(): LedgerPreview {
  const whole = twoParts(unlike);
  const columns = (['deadline', 'content', 'responsible'] as const).map((field, column) => ({
    column,
    header: '',
    field,
    score: 1,
  }));
  return { ...whole, paper: { ...whole.paper, tables: [{ ...first, chosen: false }, unlike], columns } };
}

function decisionsOf(body: unknown): LedgerDecisionsInput {
  return JSON.parse((body as FormData).get('decisions') as string) as LedgerDecisionsInput;
}

async function paste() {
  const page = renderApp('/ledgers/import');
  fireEvent.change(await screen.findByLabelText('台账文本'), { target: { value: '云河区任务台账' } });
  fireEvent.click(screen.getByText('读取'));
  return { ...page, paper: within(await screen.findByRole('region', { name: '原表' })) };
}

function serving(whole: LedgerPreview, ofOne: () => object = alone): FakeServer {
  return new FakeServer(sessionOf(supervisor))
    .on('POST /ledgers/preview', ({ body }) =>
      decisionsOf(body).table === undefined ? { body: whole } : { body: ofOne() },
    )
    .install();
}

describe('a paper whose tables are one ledger', () => {
  it('tells the columns of each part by its own header, and changes none of them for all', async () => {
    const server = serving(twoParts(unlike));
    const { user, paper } = await paste();
    expect(paper.getByText('任务分解表（第 1–1 行）')).toBeTruthy();
    expect(paper.getByText('牵头单位')).toBeTruthy();
    expect(paper.queryByRole('combobox', { name: /第 1 列/ })).toBeNull();
    await user.click(paper.getByText('督办事项表（第 2–2 行）'));
    await paper.findByText('责任单位');
    expect(paper.queryByText('牵头单位')).toBeNull();
    expect(paper.getByText(/各部分表头不同/)).toBeTruthy();
    expect(server.of('POST /ledgers/preview').map(({ body }) => decisionsOf(body).table)).toEqual([
      undefined,
      1,
    ]);
  });

  it('lets the columns of parts that are headed alike be corrected together', async () => {
    const server = serving(twoParts(table(1, '续表', ['内容', '单位', '时限'], 2, 0.7)));
    const { user, paper } = await paste();
    await user.click(paper.getByText('续表（第 2–2 行）'));
    expect(paper.getByText(/各部分表头相同/)).toBeTruthy();
    expect(paper.getByRole('combobox', { name: '第 2 列（单位）是什么' })).toBeTruthy();
    expect(server.of('POST /ledgers/preview')).toHaveLength(1);
  });

  it('may be read as one table alone, and together again; answers about rows do not go along', async () => {
    const server = serving(twoParts(unlike));
    const { paper } = await paste();
    const choose = async (option: RegExp): Promise<void> => {
      fireEvent.mouseDown(paper.getByRole('combobox', { name: '哪一张是台账' }));
      fireEvent.click(await screen.findByText(option, { selector: '.ant-select-item-option-content' }));
    };
    await choose(/只读：督办事项表/);
    await waitFor(() => expect(paper.getByRole('combobox', { name: /第 1 列/ })).toBeTruthy());
    await choose(/由系统判断/);
    await paper.findByText(/各部分表头不同/);
    expect(server.of('POST /ledgers/preview').map(({ body }) => decisionsOf(body).table)).toContain(1);
  });

  it('goes back to the last reading where a table alone is no ledger', async () => {
    new FakeServer(sessionOf(supervisor))
      .on('POST /ledgers/preview', ({ body }) =>
        decisionsOf(body).table === undefined
          ? { body: twoParts(unlike) }
          : problem(422, 'ledger.unreadable', '没有找到任务表格。'),
      )
      .install();
    const { user, paper } = await paste();
    fireEvent.mouseDown(paper.getByRole('combobox', { name: '哪一张是台账' }));
    fireEvent.click(
      await screen.findByText(/只读：督办事项表/, { selector: '.ant-select-item-option-content' }),
    );
    await screen.findByText('没有找到任务表格。');
    await user.click(screen.getByRole('button', { name: '回到上一次的读取' }));
    await screen.findByText('任务分解表（第 1–1 行）');
  });
});
