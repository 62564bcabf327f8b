import { noticeTemplates } from '#domain';
import { noticeWords, sayNotice } from './notice-words.js';

describe('words of notices', () => {
  it.each(noticeTemplates)('%s is said in both languages', (template) => {
    expect(noticeWords[template].zh).toMatch(/[一-龥].*。$/);
    expect(noticeWords[template].en).toMatch(/^[A-Z].*\.$/);
  });

  it('carries its data', () => {
    expect(sayNotice('dueDayChanged', { day: '2026-09-30' }, 'zh')).toBe('任务期限调整为 2026-09-30。');
    expect(sayNotice('dueDayChanged', {}, 'en')).toBe('The deadline was changed to .');
  });
});
