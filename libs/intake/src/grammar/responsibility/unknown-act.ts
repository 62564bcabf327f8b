/** 区财政局拨付经费: an office with its own name and an act that no verb of the grammar explains. */
import { endsWeakly, isCompleteName, opensOwnName } from '../organisation-names.js';
import { isOfficial } from './officials.js';

/** No office has a longer name before its act. */
const nameLengthMax = 16;
/** A longer act is a sentence. */
const actLengthMax = 14;

/** Length of the name that opens the words of a clause, where an act of at least two characters follows; else 0. */
export function nameBeforeAct(words: string): number {
  if (words.length > nameLengthMax + actLengthMax || isCompleteName(words) || isOfficial(words)) return 0;
  for (let length = Math.min(words.length - 2, nameLengthMax); length > 2; length -= 1) {
    const name = words.slice(0, length);
    if (opensOwnName(name) && !endsWeakly(name) && !/^[长级属管辖直、（(]/.test(words.slice(length)))
      return length;
  }
  return 0;
}
