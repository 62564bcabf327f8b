import { attachmentHeader, keptName } from './attachment-name.js';

describe('names of files', () => {
  it.each([
    ['目录（下半年）.xlsx', '目录（下半年）.xlsx'],
    ['C:\\我的文档\\报告.docx', '报告.docx'],
    ['../../etc/passwd', 'passwd'],
    ['a\r\nSet-Cookie: x.pdf', 'a__Set-Cookie_ x.pdf'],
    ['<script>.txt', '_script_.txt'],
    ['..', 'file'],
    ['', 'file'],
  ])('%p is kept as %p', (given, kept) => expect(keptName(given)).toBe(kept));

  it('keeps the extension of a long name and no half character', () => {
    const name = keptName(`${'𠮷'.repeat(300)}.docx`);
    expect(name.length).toBeLessThanOrEqual(200);
    expect(name).toMatch(/^𠮷+\.docx$/u);
  });

  it('downloads under the true name, whatever is in it', () => {
    expect(attachmentHeader('目录 "a";b*.xlsx')).toBe(
      `attachment; filename="__ _a_;b*.xlsx"; filename*=UTF-8''%E7%9B%AE%E5%BD%95%20%22a%22%3Bb%2A.xlsx`,
    );
  });
});
