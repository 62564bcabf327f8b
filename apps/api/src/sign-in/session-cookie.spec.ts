import { sessionToken } from './session-cookie.js';

const token = 'A'.repeat(43);
const read = (cookie?: string) => sessionToken({ headers: cookie === undefined ? {} : { cookie } });

describe('the session cookie', () => {
  it('is found among others', () => expect(read(`a=b; taizhang_session=${token}; c=d`)).toBe(token));

  it.each([undefined, '', 'taizhang_session', 'taizhang_session=', `x_taizhang_session=${token}`])(
    'is not there in %p',
    (cookie) => expect(read(cookie)).toBeNull(),
  );

  it.each(['short', `${token}"`, 'a'.repeat(300), `${token} ${token}`])('is refused as %p', (value) =>
    expect(read(`taizhang_session=${value}`)).toBeNull(),
  );
});
