import { readCommandLine } from '../command/command-line.js';
import { importCommand } from './import.command.js';
import { revisionOptions } from './revision-options.js';

function optionsOf(...words: string[]) {
  const asked = readCommandLine(['ledger', 'import', 'a.txt', ...words], [importCommand]);
  if (asked.kind !== 'run') throw new Error('not a command');
  return revisionOptions(asked.given);
}

describe('the options of a revision', () => {
  it('are none where the paper makes a ledger of its own', () => {
    expect(optionsOf('--issue', '--keep-dates')).toBeNull();
  });

  it('name the ledger, the rows that go, the basis and the day', () => {
    expect(
      optionsOf(
        '--into',
        'l-1',
        '--withdraw',
        '3',
        '--withdraw',
        '7',
        '--basis',
        ' 会议纪要 ',
        '--effective',
        '2027-01-04',
        '-y',
      ),
    ).toEqual({ ledger: 'l-1', withdraw: [3, 7], basis: '会议纪要', effectiveDay: '2027-01-04', yes: true });
    expect(optionsOf('--into', 'l-1')).toEqual({
      ledger: 'l-1',
      withdraw: [],
      basis: null,
      effectiveDay: null,
      yes: false,
    });
  });

  it.each([
    [['--yes'], /--yes/],
    [['--basis', '会议纪要'], /--basis/],
    [['--into', 'l-1', '--issue'], /--issue/],
    [['--into', 'l-1', '--office', '区政数局'], /--office/],
    [['--into', 'l-1', '--withdraw', '0'], /--withdraw/],
    [['--into', 'l-1', '--effective', '2027-02-30'], /--effective/],
  ])('refuse %j', (words, named) => {
    expect(() => optionsOf(...words)).toThrow(expect.objectContaining({ code: 'usage.invalid' }));
    expect(() => optionsOf(...words)).toThrow(named);
  });
});
