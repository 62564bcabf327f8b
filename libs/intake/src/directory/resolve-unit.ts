import type { Assignment, Question } from '../ledger-draft.js';
import type { UnitResolution, UnitSuggestion } from '../unit-directory.js';
import { namesOf, type CompiledDirectory } from './compile-directory.js';

const suggestionsMax = 5;
const likenessMin = 0.45;
/** Longer words are no name; comparing them would cost more than it tells. */
const nameLengthMax = 60;

/**
 * The entry whose name or alias equals the words of the paper, or near names to choose from. Nothing is restored
 * silently: 教育局 is not 区教育局 until a person says so. Source: LEDGER sections 4.13 and 5.
 */
export function resolveUnit(name: string, directory: CompiledDirectory): UnitResolution {
  const words = name.replace(/\s/g, '');
  const entry = directory.byName.get(words);
  if (entry?.kind === 'unit') return { kind: 'unit', unit: entry, matchedName: words };
  if (entry?.kind === 'group') return { kind: 'group', group: entry, matchedName: words };
  return { kind: 'unknown', suggestions: suggestionsFor(words, directory) };
}

function suggestionsFor(words: string, directory: CompiledDirectory): UnitSuggestion[] {
  if (words === '' || words.length > nameLengthMax) return [];
  return directory.entries
    .map((entry) => ({
      id: entry.id,
      name: entry.shortName,
      likeness: Math.max(...namesOf(entry).map((name) => likeness(words, name))),
    }))
    .filter((suggestion) => suggestion.likeness >= likenessMin)
    .toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, suggestionsMax);
}

/** Twice the longest common subsequence over both lengths: short forms keep the order of the characters of the full one. */
function likeness(a: string, b: string): number {
  if (b === '' || b.length > nameLengthMax) return 0;
  let previous = Array.from({ length: b.length + 1 }, () => 0);
  for (const char of a) {
    const row = [0];
    for (let at = 1; at <= b.length; at += 1) {
      const same = char === b.charAt(at - 1);
      row.push(same ? (previous[at - 1] ?? 0) + 1 : Math.max(previous[at] ?? 0, row[at - 1] ?? 0));
    }
    previous = row;
  }
  return Math.round(((2 * (previous.at(-1) ?? 0)) / (a.length + b.length)) * 100) / 100;
}

/** One question for each named unit that the directory does not hold. Groups are resolved at issue (D1), not here. */
export function unknownUnits(
  assignments: readonly Assignment[],
  directory: CompiledDirectory | null,
): Question[] {
  if (directory === null) return [];
  return assignments.flatMap(({ unitText, kind }): Question[] => {
    const resolution = kind === 'unit' ? resolveUnit(unitText, directory) : null;
    if (resolution?.kind !== 'unknown') return [];
    const near = resolution.suggestions.map(({ name }) => name);
    const hint = near.length > 0 ? `，相近的有：${near.join('、')}` : '';
    const hintEn = near.length > 0 ? `; near names: ${near.join(', ')}` : '';
    return [
      {
        code: 'unit.unknown',
        message: `单位目录中没有“${unitText}”${hint}，请选择或新增。`,
        messageEn: `"${unitText}" is not in the directory of units${hintEn}; please choose one or add it.`,
        data: { unitText, suggestions: near },
      },
    ];
  });
}
