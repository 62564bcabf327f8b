import type { Assignment, Question } from '../ledger-draft.js';
import type { UnitResolution, UnitSuggestion } from '../unit-directory.js';
import { isValidOn, namesOf, type CompiledDirectory, type Naming } from './compile-directory.js';
import { restoreNames, type RestoredName } from './restore-names.js';

const suggestionsMax = 5;
const likenessMin = 0.45;
/** Longer words are no name; comparing them would cost more than it tells. */
const nameLengthMax = 60;

/**
 * The entry whose name or alias equals the words of the paper, or near names to choose from. `on`, the day of the
 * paper, tells apart units that bore one name at different times. Two units that share a name on that day are both
 * offered; nothing is restored silently: 教育局 is not 区教育局 until a person says so. Source: LEDGER 4.13 and 5.
 */
export function resolveUnit(
  name: string,
  directory: CompiledDirectory,
  on: string | null = null,
): UnitResolution {
  const words = name.replace(/\s/g, '');
  const all = directory.namings.get(words) ?? [];
  const valid = on === null ? all : all.filter((naming) => isValidOn(naming, on));
  // A new paper that uses an old name still means the unit that bore it.
  const namings = valid.length > 0 ? valid : all;
  const chosen = namings.length > 1 ? current(namings) : namings;
  const [only] = chosen;
  if (only === undefined) return { kind: 'unknown', suggestions: suggestionsFor(words, directory) };
  if (chosen.length > 1) {
    const shared = chosen.map(({ entry }) => ({ id: entry.id, name: fullNameOf(entry), likeness: 1 }));
    return { kind: 'unknown', suggestions: shared };
  }
  const { entry } = only;
  if (entry.kind === 'group') return { kind: 'group', group: entry, matchedName: words };
  const isFormer = only.former && (on === null || !isValidOn(only, on));
  return { kind: 'unit', unit: entry, matchedName: words, ...(isFormer ? { former: true as const } : {}) };
}

/** A name that is borne today beats one that was borne once. */
function current(namings: readonly Naming[]): readonly Naming[] {
  const borne = namings.filter(({ former }) => !former);
  return borne.length > 0 ? borne : namings;
}

function fullNameOf(entry: Naming['entry']): string {
  return entry.kind === 'unit' ? entry.fullName || entry.shortName : entry.shortName;
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

/** Level of government before a name, and the word behind it that says what kind of body it is. */
const levelBefore = /^(?:省|自治区|市|州|县|区|旗)/;
const kindBehind =
  /(?:街道办事处|街道|委员会|办公室|管委会|分局|中心|集团|公司|大队|支队|[局委办厅院镇乡村队站所])$/;

/** 临河街道 and 北渡街道 are both streets, and no nearer to each other for it: what names them has nothing in common. */
function shareOwnWords(a: string, b: string): boolean {
  const [own, other] = [a, b].map((name) => name.replace(levelBefore, '').replace(kindBehind, ''));
  if (!own || !other) return true;
  return Array.from(own).some((char) => other.includes(char));
}

/** Twice the longest common subsequence over both lengths: short forms keep the order of the characters of the full one. */
function likeness(a: string, b: string): number {
  if (b === '' || b.length > nameLengthMax || !shareOwnWords(a, b)) return 0;
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

/**
 * One question for each named unit that the directory does not hold. Groups are resolved at issue (D1), not here. A
 * name that its neighbours complete is offered first, and still asked about.
 */
export function unknownUnits(
  assignments: readonly Assignment[],
  directory: CompiledDirectory | null,
): Question[] {
  if (directory === null) return [];
  const restored = restoreNames(
    assignments.map(({ unitText }) => unitText),
    directory,
  );
  return assignments.flatMap(({ unitText, kind }, at): Question[] => {
    const resolution = kind === 'unit' ? resolveUnit(unitText, directory) : null;
    if (resolution?.kind !== 'unknown') return [];
    return [unknown(unitText, resolution.suggestions, restored[at] ?? null)];
  });
}

function unknown(
  unitText: string,
  suggestions: readonly UnitSuggestion[],
  restored: RestoredName | null,
): Question {
  const others = suggestions.map(({ name }) => name).filter((name) => name !== restored?.name);
  const near = restored === null ? others : [restored.name, ...others];
  const likely = restored === null ? '' : `，应为“${restored.name}”的省称`;
  const likelyEn = restored === null ? '' : `; it seems to be short for "${restored.name}"`;
  const hint = others.length > 0 ? `，相近的有：${others.join('、')}` : '';
  const hintEn = others.length > 0 ? `; near names: ${others.join(', ')}` : '';
  return {
    code: 'unit.unknown',
    message: `单位目录中没有“${unitText}”${likely}${hint}，请选择或新增。`,
    messageEn: `"${unitText}" is not in the directory of units${likelyEn}${hintEn}; please choose one or add it.`,
    data: { unitText, suggestions: near, ...(restored === null ? {} : { restored: restored.name }) },
  };
}
