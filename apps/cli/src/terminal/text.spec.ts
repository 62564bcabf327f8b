import { columns, fit, languageOf, say, textWidth, wrap } from './text.js';

describe('text on a terminal', () => {
  it('counts a Chinese character as two columns', () => {
    expect(textWidth('区政数局 ok')).toBe(11);
    expect(fit('区政数局', 10)).toBe('区政数局  ');
    expect(fit('区政数局', 6)).toBe('区政… ');
  });

  it('aligns columns of both scripts', () => {
    expect(
      columns([
        ['签收', 'a', 'x'],
        ['ok', '区', 'y'],
      ]),
    ).toEqual(['签收  a   x', 'ok    区  y']);
  });

  it('breaks lines between Chinese characters and at spaces', () => {
    expect(wrap('每一行都有宽度', 6)).toEqual(['每一行', '都有宽', '度']);
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  });

  it('follows the locale, and speaks both languages where there is none', () => {
    expect(languageOf({ LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(languageOf({ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' })).toBe('en');
    expect(languageOf({ LANG: 'C.UTF-8' })).toBe('both');
    expect(say({ zh: '完成', en: 'Done' }, 'both')).toBe('完成 Done');
    expect(say({ zh: '完成', en: 'Done' }, 'en')).toBe('Done');
  });
});
