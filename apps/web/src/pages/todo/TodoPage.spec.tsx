import type { TodoItem } from '#contract';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { FakeServer, page } from '../../spec-kit/fake-server.js';
import { headerOf, morningOf, officer, sessionOf, supervisor, taskAfter } from '../../spec-kit/office.js';
import { renderApp } from '../../spec-kit/render-app.js';

const at = morningOf('2026-06-10');
const task = taskAfter();

function item(id: string, title: string, more: Partial<TodoItem> = {}): TodoItem {
  const header = { ...headerOf(task, at), id, item: { no: null, title } };
  return {
    id: `work:${id}`,
    kind: 'work',
    task: header,
    track: 't1',
    subject: null,
    since: at,
    due: at,
    ...more,
  };
}

const counts = { counts: { todo: 3, overdue: 0, toRead: 2 } };

function serve(items: TodoItem[]): FakeServer {
  return new FakeServer(sessionOf(officer)).on('GET /todo', () => ({ body: page(items, counts) })).install();
}

const threeRows = [item('a', '公众参与'), item('b', '政策解读'), item('c', '依申请公开')];

describe('the to-do list', () => {
  it('walks by j and k, finds by slash, and leaves typing alone', async () => {
    serve(threeRows);
    const { user } = renderApp('/');
    const rows = await screen.findAllByRole('link', { name: /请办理并报送/ });
    await user.keyboard('j');
    expect(document.activeElement).toBe(rows[0]);
    await user.keyboard('jj');
    expect(document.activeElement).toBe(rows[2]);
    await user.keyboard('jk');
    expect(document.activeElement).toBe(rows[1]);
    await user.keyboard('/');
    const search = screen.getByRole('searchbox');
    expect(document.activeElement).toBe(search);
    await user.keyboard('j/');
    expect((search as HTMLInputElement).value).toBe('j/');
  });

  it('opens the row that has the focus', async () => {
    serve(threeRows);
    const { user, router } = renderApp('/');
    await screen.findAllByRole('link', { name: /请办理并报送/ });
    await user.keyboard('jj{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/tasks/b'));
  });

  it('finds as one types, and says when nothing matches', async () => {
    serve(threeRows);
    const { user } = renderApp('/');
    await screen.findAllByRole('link', { name: /请办理并报送/ });
    await user.type(screen.getByRole('searchbox'), '政策');
    await waitFor(() => expect(screen.getAllByRole('link', { name: /请办理并报送/ })).toHaveLength(1));
    await user.type(screen.getByRole('searchbox'), '没有的');
    await screen.findByText(/没有符合/);
    await user.click(screen.getByRole('button', { name: '清除查找' }));
    await waitFor(() => expect(screen.getAllByRole('link', { name: /请办理并报送/ })).toHaveLength(3));
  });

  it('shows each row once with everything that it asks, and says both numbers', async () => {
    serve([
      item('a', '公众参与'),
      item('a', '公众参与', { id: 'x1', kind: 'acceptPart' }),
      item('a', '公众参与', { id: 'x2', kind: 'acceptPart' }),
    ]);
    renderApp('/');
    await screen.findByText('请确认配合单位材料 ×2');
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByText('已全部显示：1 项，3 件待办')).toBeTruthy();
  });

  it('reads on where the page ends', async () => {
    const server = serve([]).on('GET /todo', ({ query }) => {
      if (query.get('limit') === '1') return { body: page([], counts) };
      return query.get('cursor') === null
        ? { body: { ...page([item('a', '公众参与')], counts), next: 'c1' } }
        : { body: page([item('b', '政策解读')], counts) };
    });
    const { user } = renderApp('/');
    await user.click(await screen.findByRole('button', { name: '载入更多' }));
    await screen.findByText('政策解读');
    expect(server.of('GET /todo').some((one) => one.query.get('cursor') === 'c1')).toBe(true);
  });

  it('tells a light by its word, and the number of waiting things beside the page', async () => {
    serve([item('a', '公众参与', { task: { ...headerOf(task, at), id: 'a', light: 'yellow' } })]);
    renderApp('/');
    const row = await screen.findByRole('link', { name: /黄灯.*滞后/ });
    expect(row).toBeTruthy();
    expect((await screen.findAllByText('3')).length).toBeGreaterThan(0);
  });

  it('says what an empty list means', async () => {
    serve([]);
    renderApp('/');
    await screen.findByText('没有待办');
  });
});

describe('the navigation', () => {
  it('shows the pages of the whole office only to those who look after it', async () => {
    serve([]);
    const { unmount } = renderApp('/');
    await screen.findByText('没有待办');
    expect(screen.queryByRole('link', { name: '督查' })).toBeNull();
    unmount();
    new FakeServer(sessionOf(supervisor)).install();
    renderApp('/');
    expect((await screen.findAllByRole('link', { name: '督查' })).length).toBeGreaterThan(0);
  });
});

describe('a server that goes away', () => {
  it('is announced with its reason, and the page comes back by itself', async () => {
    let away = true;
    const away503 = {
      type: 'urn:x',
      title: '办理引擎暂不可用，正在自动恢复。',
      status: 503,
      detail: null,
      code: 'engine.unavailable',
      instance: '/',
      data: {},
    };
    serve(threeRows).on('GET /todo', () =>
      away ? { status: 503, body: away503 } : { body: page(threeRows, counts) },
    );
    jest.useFakeTimers({ advanceTimers: true });
    try {
      renderApp('/');
      await screen.findByText(/服务暂时不可用：办理引擎暂不可用/);
      away = false;
      fireEvent.focus(window);
      jest.advanceTimersByTime(3_500);
      await screen.findAllByRole('link', { name: /请办理并报送/ });
      await waitFor(() => expect(screen.queryByText(/服务暂时不可用/)).toBeNull());
    } finally {
      jest.useRealTimers();
    }
  });
});
