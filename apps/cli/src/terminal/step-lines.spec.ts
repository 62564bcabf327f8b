import type { Terminal } from './terminal.js';
import { say, type Text } from './text.js';
import { StepLines } from './step-lines.js';

function listening(language: 'zh' | 'en' | 'both') {
  const lines: string[] = [];
  const phrase = (text: Text): string => say(text, language, Infinity);
  const terminal = { phrase, tell: (line: string) => lines.push(line) } as unknown as Terminal;
  return { lines, terminal };
}
const name = { zh: '启动数据库', en: 'Starting the database' };

describe('progress of a start', () => {
  it('tells a quick step once, when it is done', () => {
    let now = 0;
    const { lines, terminal } = listening('zh');
    const steps = new StepLines(terminal, () => now);
    steps.going('a', name, '');
    now = 600;
    steps.done('a', name, '127.0.0.1:20000');
    expect(lines).toEqual(['✓ 启动数据库: 127.0.0.1:20000 (0.6 s)']);
  });

  it('tells a slow step while it runs, not at every turn', () => {
    let now = 0;
    const { lines, terminal } = listening('both');
    const steps = new StepLines(terminal, () => now);
    for (now = 0; now <= 12_000; now += 500) steps.going('a', name, `${now}`);
    expect(lines).toEqual([
      '· 启动数据库 Starting the database: 2000 … 2.0 s',
      '· 启动数据库 Starting the database: 7000 … 7.0 s',
      '· 启动数据库 Starting the database: 12000 … 12.0 s',
    ]);
  });

  it('says nothing of success when the work fails', async () => {
    const { lines, terminal } = listening('en');
    const work = new StepLines(terminal).run(name, () => Promise.reject(new Error('no')));
    await expect(work).rejects.toThrow('no');
    expect(lines).toEqual([]);
  });
});
