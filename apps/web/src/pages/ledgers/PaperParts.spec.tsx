import type {
  LedgerDecisionsInput,
  LedgerPreview,
  LedgerQuestion,
  PaperField,
  PaperPart,
  PrintedTable,
} from '#contract';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { FakeServer, problem } from '../../spec-kit/fake-server.js';
import { sessionOf, supervisor } from '../../spec-kit/office.js';
import { previewOf, printedRow, rowOf, unknownUnit } from '../../spec-kit/papers.js';
import { renderApp } from '../../spec-kit/render-app.js';

function table(place: number, name: string, header: string[], row: number, score: number): PrintedTable {
  const cells = header.map((word) => `${word}之${row}`);
  const rows = [printedRow(1, null, header), printedRow(2, row, cells)];
  return { table: place, name, columns: header.length, rowCount: 2, rows, score, chosen: true };
}

const header = ['内容', '单位', '时限'];
const first = table(0, '任务分解表', header, 1, 1);

function part(tables: number[], fields: PaperField[], words: string[] = header, given?: number): PaperPart {
  const columns = fields.map((field, column) => ({
    column,
    header: String(words[column]),
    field,
    score: 1,
    given: column === given,
  }));
  return { tables, columns };
}

const ownFields: PaperField[] = ['content', 'lead', 'deadline'];
const unlike = table(1, '督办事项表', ['时限', '内容', '科室'], 2, 0.7);
const unlikePart = part([1], ['deadline', 'content', 'responsible'], ['时限', '内容', '科室']);

/** A paper of two tables that are one ledger. */
function twoParts(second: PrintedTable, parts: PaperPart[], rows = [rowOf(1), rowOf(2)]): LedgerPreview {
  const preview = previewOf(rows);
  return { ...preview, paper: { ...preview.paper, tables: [first, second], parts } };
}

const whole = twoParts(unlike, [part([0], ownFields), unlikePart]);

function alone(): LedgerPreview {
  return {
    ...whole,
    paper: { ...whole.paper, tables: [{ ...first, chosen: false }, unlike], parts: [unlikePart] },
  };
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

function serving(read: LedgerPreview, ofOne: () => object = alone): FakeServer {
  return new FakeServer(sessionOf(supervisor))
    .on('POST /ledgers/preview', ({ body }) =>
      decisionsOf(body).table === undefined ? { body: read } : { body: ofOne() },
    )
    .install();
}

const asked = (server: FakeServer): LedgerDecisionsInput[] =>
  server.of('POST /ledgers/preview').map(({ body }) => decisionsOf(body));
const lastAsked = (server: FakeServer): LedgerDecisionsInput | undefined => asked(server).at(-1);

type Paper = Awaited<ReturnType<typeof paste>>['paper'];

async function choose(paper: Paper, select: string | RegExp, option: string | RegExp): Promise<void> {
  fireEvent.mouseDown(paper.getByRole('combobox', { name: select }));
  const found = await screen.findAllByText(option, { selector: '.ant-select-item-option-content' });
  fireEvent.click(found.at(-1) as HTMLElement);
}

/** What stands above the columns of the part that is shown. */
const heads = ({ container }: { container: HTMLElement }): (string | null)[] =>
  [...container.querySelectorAll('.column-heads .ant-select')].map((select) => select.textContent);

describe('a paper whose tables are one ledger', () => {
  it('tells the columns of each part, without asking again', async () => {
    const server = serving(whole);
    const { user, paper, container } = await paste();
    expect(heads({ container })).toEqual(['工作内容', '牵头单位', '完成时限']);
    await user.click(paper.getByText('督办事项表（第 2 行）'));
    expect(heads({ container })).toEqual(['完成时限', '工作内容', '责任单位']);
    expect(paper.getByText(/改这一部分，其他部分不变/)).toBeTruthy();
    expect(asked(server)).toHaveLength(1);
  });

  it('is read again with a column of one part corrected, and nothing said of the other', async () => {
    const server = serving(whole);
    const { user, paper } = await paste();
    await user.click(paper.getByText('督办事项表（第 2 行）'));
    await choose(paper, '第 3 列（科室）是什么', '配合单位');
    await waitFor(() => expect(lastAsked(server)?.columns).toEqual({ 1: { 2: 'support' } }));
    await user.click(paper.getByText('任务分解表（第 1 行）'));
    await choose(paper, '第 2 列（单位）是什么', '责任单位');
    const both = { 0: { 1: 'responsible' }, 1: { 2: 'support' } };
    await waitFor(() => expect(lastAsked(server)?.columns).toEqual(both));
  });

  it('moves a field to another column, and takes the corrections of one part back', async () => {
    const server = serving(whole);
    const { user, paper, container } = await paste();
    await choose(paper, '第 2 列（单位）是什么', '工作内容');
    expect(heads({ container })[1]).toBe('工作内容');
    await choose(paper, '第 3 列（时限）是什么', '工作内容');
    await waitFor(() => expect(lastAsked(server)?.columns).toEqual({ 0: { 2: 'content' } }));
    await user.click(paper.getByText('督办事项表（第 2 行）'));
    await choose(paper, '第 1 列（时限）是什么', '其他（照录）');
    await waitFor(() => expect(Object.keys(lastAsked(server)?.columns ?? {})).toEqual(['0', '1']));
    await user.click(paper.getByText('撤回这一部分的更正'));
    await user.click(paper.getByText('任务分解表（第 1 行）'));
    await screen.findByText('撤回这一部分的更正');
    await user.click(paper.getByText('督办事项表（第 2 行）'));
    expect(paper.queryByText('撤回这一部分的更正')).toBeNull();
  });

  it('says the same of another part headed alike at one click, and not unasked', async () => {
    const second = table(1, '续表', header, 2, 0.7);
    const server = serving(twoParts(second, [part([0], ownFields), part([1], ownFields)]));
    const { user, paper } = await paste();
    expect(paper.queryByText(/同样用于其余/)).toBeNull();
    await choose(paper, '第 2 列（单位）是什么', '责任单位');
    await waitFor(() => expect(lastAsked(server)?.columns).toEqual({ 0: { 1: 'responsible' } }));
    await user.click(paper.getByText('同样用于其余 1 个表头相同的部分'));
    const both = { 0: { 1: 'responsible' }, 1: { 1: 'responsible' } };
    await waitFor(() => expect(lastAsked(server)?.columns).toEqual(both));
    expect(paper.queryByText(/同样用于其余/)).toBeNull();
  });

  it('corrects tables that are read as one part together, whichever is in sight', async () => {
    const server = serving(twoParts(table(1, '续表', header, 2, 0.7), [part([0, 1], ownFields)]));
    const { user, paper } = await paste();
    await user.click(paper.getByText('续表（第 2 行）'));
    expect(paper.getByText(/这 2 张表表头相同/)).toBeTruthy();
    await choose(paper, '第 2 列（单位）是什么', '责任单位');
    await waitFor(() => expect(lastAsked(server)?.columns).toEqual({ 0: { 1: 'responsible' } }));
  });

  it('tells that corrections of the last version are read here too', async () => {
    serving(twoParts(unlike, [part([0], ownFields, header, 1), unlikePart]));
    const { user, paper } = await paste();
    expect(paper.getByText(/上一版更正过的栏目/)).toBeTruthy();
    await user.click(paper.getByText('督办事项表（第 2 行）'));
    expect(paper.queryByText(/上一版更正过的栏目/)).toBeNull();
  });

  it('tells nothing of a last version while a correction of this one is being taken back', async () => {
    const corrected = twoParts(unlike, [part([0], ownFields, header, 1), unlikePart]);
    new FakeServer(sessionOf(supervisor))
      .on('POST /ledgers/preview', ({ body }) => {
        const { columns } = decisionsOf(body);
        if (columns === undefined) return { body: whole };
        return Object.keys(columns).length > 0 ? { body: corrected } : new Promise(() => {});
      })
      .install();
    const { user, paper } = await paste();
    await choose(paper, '第 2 列（单位）是什么', '责任单位');
    await waitFor(() => expect(screen.queryByText(/正在按新的选择重新读取/)).toBeNull());
    await user.click(paper.getByText('撤回这一部分的更正'));
    expect(paper.queryByText('撤回这一部分的更正')).toBeNull();
    expect(paper.queryByText(/上一版更正过的栏目/)).toBeNull();
  });

  it('keeps corrections and answers while a part is left out', async () => {
    const rows = [rowOf(1), rowOf(2, { questions: [unknownUnit('区水利局', [2])] })];
    const question: LedgerQuestion = {
      code: 'deadline.undecided',
      message: '没有时限。',
      messageEn: 'No deadline.',
      answers: [{ label: '长期', labelEn: 'Standing', answer: { kind: 'inherit', row: 1 } }],
    };
    const read = twoParts(unlike, whole.paper.parts, [{ ...rowOf(1), questions: [question] }, rowOf(2)]);
    const server = serving(read, () => ({
      ...alone(),
      rows: rows.slice(1).map((row) => ({ ...row, row: 1 })),
    }));
    const { user, paper } = await paste();
    await user.click(await screen.findByRole('button', { name: '长期' }));
    const answer = { kind: 'inherit', row: 1, source: { table: 1, row: 2 } };
    await waitFor(() => expect(lastAsked(server)?.answers).toEqual([answer]));
    await choose(paper, '第 2 列（单位）是什么', '责任单位');
    await choose(paper, '哪一张是台账', /只读：督办事项表/);
    await waitFor(() => expect(lastAsked(server)?.table).toBe(1));
    await screen.findAllByText('“区水利局”是哪个单位？');
    expect(screen.queryByText(/已答 \d 个问题/)).toBeNull();
    await user.click(screen.getAllByRole('button', { name: '区水务局' })[0] as HTMLElement);
    await screen.findByText(/已答 1 个问题/);
    await choose(paper, '哪一张是台账', /由系统判断/);
    await screen.findByText(/已答 2 个问题/);
    const named = { kind: 'sameUnit', text: '区水利局', unit: 'support' };
    await waitFor(() => expect(lastAsked(server)?.answers).toEqual([answer, named]));
    expect(lastAsked(server)?.columns).toEqual({ 0: { 1: 'responsible' } });
  });
});

describe('a choice with which the paper cannot be read', () => {
  const refusing = (isBad: (decisions: LedgerDecisionsInput) => boolean): FakeServer =>
    new FakeServer(sessionOf(supervisor))
      .on('POST /ledgers/preview', ({ body }) =>
        isBad(decisionsOf(body))
          ? problem(422, 'ledger.unreadable', '第 1 张表读不出任务。')
          : { body: whole },
      )
      .install();

  const keeping = () => screen.getByRole<HTMLButtonElement>('button', { name: '导入为草稿' });

  it('leaves the last reading in sight, to be corrected further', async () => {
    const server = refusing(({ columns = {} }) => JSON.stringify(columns) === '{"0":{"1":"other"}}');
    const { paper, container } = await paste();
    await choose(paper, '第 2 列（单位）是什么', '其他（照录）');
    await screen.findByText('第 1 张表读不出任务。');
    expect(heads({ container })).toEqual(['工作内容', '其他（照录）', '完成时限']);
    expect(keeping().disabled).toBe(true);
    await choose(paper, '第 3 列（时限）是什么', '责任单位');
    await waitFor(() => expect(screen.queryByText('第 1 张表读不出任务。')).toBeNull());
    expect(lastAsked(server)?.columns).toEqual({ 0: { 1: 'other', 2: 'responsible' } });
    await waitFor(() => expect(keeping().disabled).toBe(false));
  });

  it('is taken back at one click', async () => {
    refusing(({ columns }) => columns !== undefined);
    const { user, paper, container } = await paste();
    await choose(paper, '第 2 列（单位）是什么', '其他（照录）');
    await user.click(await screen.findByRole('button', { name: '回到上一次的读取' }));
    await waitFor(() => expect(heads({ container })).toEqual(['工作内容', '牵头单位', '完成时限']));
    expect(screen.queryByText('第 1 张表读不出任务。')).toBeNull();
  });

  it('goes back to the last reading where a table alone is no ledger', async () => {
    new FakeServer(sessionOf(supervisor))
      .on('POST /ledgers/preview', ({ body }) =>
        decisionsOf(body).table === undefined
          ? { body: whole }
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
    await screen.findByText('任务分解表（第 1 行）');
  });
});
