import { screen, waitFor } from '@testing-library/react';
import { FakeServer, problem } from '../../spec-kit/fake-server.js';
import { officer, sessionOf } from '../../spec-kit/office.js';
import { renderApp } from '../../spec-kit/render-app.js';

const session = sessionOf(officer);
const demo = {
  loaded: true,
  accounts: [
    { login: 'chen', name: '陈敏', unit: session.unit, roles: ['officer'] },
    {
      login: 'zhou',
      name: '周彤',
      unit: { id: 'office', shortName: '区政数局', fullName: '区政数局' },
      roles: ['supervisor'],
    },
  ],
};

describe('signing in', () => {
  it('leads from any page to the sign-in page and, once signed in, back to that page', async () => {
    let known = false;
    new FakeServer(null)
      .on('GET /session', () => (known ? { body: session } : problem(401, 'session.missing')))
      .on('GET /demo-accounts', () => ({ body: demo }))
      .on('POST /session/demo', () => {
        known = true;
        return { body: session };
      })
      .install();
    const { user, router } = renderApp('/?tab=done');
    await user.click(await screen.findByRole('button', { name: /以陈敏（区发改局，经办人）的身份登录/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
    expect(router.state.location.search).toEqual({ tab: 'done' });
  });

  it('shows no demo panel where the sample office is not loaded', async () => {
    new FakeServer(null).install();
    renderApp('/sign-in');
    await screen.findByLabelText('账号');
    expect(screen.queryByText('体验样例区')).toBeNull();
  });

  it('says why it failed and keeps what was typed', async () => {
    new FakeServer(null)
      .on('POST /session', () => problem(401, 'session.wrong_credentials', '账号或密码不正确。'))
      .install();
    const { user } = renderApp('/sign-in');
    await user.type(await screen.findByLabelText('账号'), 'chenmin');
    await user.type(screen.getByLabelText('密码'), 'wrong');
    await user.click(screen.getByRole('button', { name: '登录' }));
    await screen.findByText('账号或密码不正确。');
    expect(screen.getByLabelText<HTMLInputElement>('账号').value).toBe('chenmin');
    expect(screen.getByLabelText<HTMLInputElement>('密码').value).toBe('wrong');
  });

  it('asks for both before it asks the server', async () => {
    const server = new FakeServer(null).install();
    const { user } = renderApp('/sign-in');
    await user.click(await screen.findByRole('button', { name: '登录' }));
    await screen.findByText('请填写账号');
    expect(screen.getByText('请填写密码')).toBeTruthy();
    expect(server.of('POST /session')).toHaveLength(0);
  });

  it('never follows an address of another site', async () => {
    new FakeServer(null)
      .on('POST /session', () => ({ body: session }))
      .on('GET /session', () => ({ body: session }))
      .install();
    const { user, router } = renderApp('/sign-in?next=//evil.test/');
    await user.type(await screen.findByLabelText('账号'), 'chenmin');
    await user.type(screen.getByLabelText('密码'), 'right');
    await user.click(screen.getByRole('button', { name: '登录' }));
    await waitFor(() => expect(router.state.location.href).toBe('/'));
  });

  it('speaks English when asked, and remembers it', async () => {
    new FakeServer(null).install();
    const { user } = renderApp('/sign-in');
    await user.click(await screen.findByRole('button', { name: 'English' }));
    await screen.findByLabelText('Account');
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('taizhang.language')).toBe('en');
  });
});
