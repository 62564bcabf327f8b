import type { Request } from './request.js';
import { hostOf, isForApi, isSecure, isTrustedProxy } from './request.js';

const from = (remoteAddress: string, headers: Record<string, string>) =>
  ({ headers, raw: { headers, socket: { remoteAddress } } }) as unknown as Request;
const at = (url: string) => ({ raw: { url } }) as Request;

describe('what a proxy says', () => {
  it('counts when it stands on this machine', () => {
    for (const address of ['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])
      expect([address, isTrustedProxy(address)]).toEqual([address, true]);
    for (const address of ['10.0.0.1', '::2', '::ffff:10.0.0.1', 'unknown', '', undefined])
      expect([address, isTrustedProxy(address)]).toEqual([address, false]);
  });

  it('is HTTPS when the proxy next to the browser says so', () => {
    for (const told of ['https', 'https, http'])
      expect(isSecure(from('127.0.0.1', { 'x-forwarded-proto': told }))).toBe(true);
    for (const told of ['http', 'http, https', ''])
      expect(isSecure(from('127.0.0.1', { 'x-forwarded-proto': told }))).toBe(false);
    expect(isSecure(from('10.0.0.1', { 'x-forwarded-proto': 'https' }))).toBe(false);
  });

  it('names the host that the browser asked', () => {
    const headers = { host: 'inner:8080', 'x-forwarded-host': 'office.example, middle' };
    expect(hostOf(from('127.0.0.1', headers))).toBe('office.example');
    expect(hostOf(from('10.0.0.1', headers))).toBe('inner:8080');
    expect(hostOf(from('127.0.0.1', { host: 'inner:8080' }))).toBe('inner:8080');
  });
});

describe('the addresses of the API', () => {
  it.each(['/api', '/api/', '/API/v1/tasks', '/api?x', '/%61pi/v1'])('%s', (url) =>
    expect(isForApi(at(url))).toBe(true),
  );
  it.each(['/', '/apix', '/tasks/api', '/tasks/%61', '/livez', '/?x=/api'])('not %s', (url) =>
    expect(isForApi(at(url))).toBe(false),
  );
});
