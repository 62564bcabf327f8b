import { isOwnSite } from './cross-site.js';

const from = (headers: Record<string, string>) => isOwnSite({ headers, host: 'office.example:8080' });

describe('cross-site requests', () => {
  it('trusts what the browser says of the site', () => {
    expect(from({ 'sec-fetch-site': 'same-origin', origin: 'https://elsewhere.example' })).toBe(true);
    expect(from({ 'sec-fetch-site': 'none' })).toBe(true);
    for (const site of ['cross-site', 'same-site', 'anything'])
      expect(from({ 'sec-fetch-site': site })).toBe(false);
  });

  it('compares the origin of older browsers with its own host', () => {
    expect(from({ origin: 'http://office.example:8080' })).toBe(true);
    for (const origin of ['http://office.example', 'https://evil.example', 'null', '://'])
      expect(from({ origin })).toBe(false);
  });

  it('lets programs pass that say neither', () => expect(from({})).toBe(true));
});
