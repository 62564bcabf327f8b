import { toldQuestions } from '#contract';
import { readCommandLine } from '../command/command-line.js';
import type { Given } from '../command/command.js';
import { filterOf } from './export-filter.js';
import { exportCommand } from './export.command.js';

function given(...words: string[]): Given {
  const asked = readCommandLine(['ledger', 'export', 'l-1', ...words], [exportCommand]);
  if (asked.kind !== 'run') throw new Error('not a command');
  return asked.given;
}

describe('the filter of an export', () => {
  it('is empty unless it is asked for', () => {
    expect(filterOf(given())).toEqual({ open: null, askedBut: null });
  });

  it('has the parts that the page of a ledger has', () => {
    const filter = filterOf(
      given(
        '--text',
        '公开 目录',
        '--section',
        '政策解读',
        '--status',
        'inReview',
        '--light',
        'red',
        '--open',
        '--undecided',
      ),
    );
    expect(filter).toEqual({
      text: '公开 目录',
      section: '政策解读',
      status: 'inReview',
      light: 'red',
      open: true,
      askedBut: toldQuestions,
    });
  });

  it.each([
    ['--light', 'purple'],
    ['--status', 'done'],
    ['--text', ''],
  ])('refuses %s %s by name', (option, value) => {
    expect(() => filterOf(given(option, value))).toThrow(expect.objectContaining({ code: 'usage.invalid' }));
    expect(() => filterOf(given(option, value))).toThrow(new RegExp(option));
  });
});
