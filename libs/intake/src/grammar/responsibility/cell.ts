/** A cell in hand: what its readers look up again and again is found once for each place in the text. */
import { Brackets } from '../text-scan.js';
import { ClauseTimes } from '../time-clause.js';
import { verbWordAt, type VerbWord } from './words.js';

export class Cell {
  readonly brackets: Brackets;
  readonly times: ClauseTimes;
  private readonly verbs: (VerbWord | null | undefined)[] = [];

  constructor(readonly text: string) {
    this.brackets = new Brackets(text);
    this.times = new ClauseTimes(text);
  }

  /** The word of a verb phrase at `index`; null where none stands. */
  verbWordAt(index: number): VerbWord | null {
    const found = this.verbs[index];
    if (found !== undefined) return found;
    const word = verbWordAt(this.text, index);
    this.verbs[index] = word;
    return word;
  }
}
