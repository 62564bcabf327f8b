import { checkHost, isPublicAddress, publicLookup } from './address-guard.js';

describe('addresses a notice may go to', () => {
  it.each(['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
    expect(() => checkHost(address)).not.toThrow();
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
    expect(() => checkHost(address.includes(':') ? `[${address}]` : address)).toThrow('private network');
  });

  it('a name is judged by what it means at the moment of connecting', async () => {
    const error = await new Promise((resolve) =>
      publicLookup('localhost', {}, (failure) => resolve(failure)),
    );
    expect(error).toMatchObject({ name: 'PermanentFailure' });
  });
});
