/** Posts and persons that stand in a list of units. Source: LEDGER section 3, the column of leaders. */
import { isCompleteName } from '../organisation-names.js';
import type { ListedName, WordRun } from './name-list.js';
import { arePosts, canBePerson, isMember, isOfficial } from './officials.js';

/** 责任人：张三⏎区教育局: a unit in a line of its own below the persons. */
export function isUnitInLine(text: string, { start, end, afterBorder }: WordRun): boolean {
  const words = text.slice(start, end).trim();
  const isLine = afterBorder && /\n\s*$/.test(text.slice(Math.max(0, start - 8), start));
  return isLine && isCompleteName(words) && !isMember(words) && !isOfficial(words);
}

/** True where the words name a post or its holder and no unit. */
export function isPostIn(text: string, name: ListedName): boolean {
  if (isMember(name.text)) return true;
  return name.kind === 'unit' ? isPerson(text, name) : arePosts(name.text);
}

/** 市商务局 李明: a person beside a unit stands behind white space, or alone in a line above it. */
function isPerson(all: string, { certainty, text, start, end }: ListedName): boolean {
  if (certainty === 'sure') return false;
  const isApart = /\s/.test(all.charAt(start - 1)) || all.charAt(end) === '\n';
  return isOfficial(text) || (isApart && canBePerson(text));
}
