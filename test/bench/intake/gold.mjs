// Readings against their gold, compared as text.
import fs from 'node:fs';

/** Keys of a gold that no phrase alone can give: notes, and readings from the clause or the paper around it. */
const beyond = new Set(['note', 'inherits', 'computed_due', 'computed_if', 'validityEnd']);

/** Snake case to camel case, keys in order. */
function comparable(value) {
  if (Array.isArray(value)) return value.map(comparable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !beyond.has(key))
      .map(([key, each]) => [key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()), comparable(each)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export const asText = (value) => JSON.stringify(comparable(value));
const asSet = (list) => JSON.stringify(list.map(asText).sort());

/** One JSON value a line. */
export function linesOf(file) {
  const lines = fs.readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** For each kind: is the reading of a phrase exact, and what does it ask? `readers` are the two functions of the library. */
export function judges({ parseDeadline, parseResponsibility }) {
  return {
    responsibility: ({ text, gold }) => {
      const { assignments, questions } = parseResponsibility(text);
      const named = assignments.map(({ openList: _openList, ...rest }) => rest);
      const isOpen = assignments.some(({ openList }) => openList === true);
      const isExact = asSet(named) === asSet(gold.assignments) && isOpen === (gold.open_list === true);
      return { isExact, asked: questions.length };
    },
    deadline: ({ text, gold, ref_year }) => {
      const { deadline, questions } = parseDeadline(text, ref_year);
      return { isExact: asText(deadline) === asText(gold), asked: questions.length };
    },
  };
}

/** A phrase that a person must settle, by its gold: no date to be held to, two readings, the end of a validity. */
export function isDoubt({ doubt, gold }) {
  const openKinds = ['missing', 'undetermined', 'invalid', 'from'];
  return (
    doubt === true ||
    openKinds.includes(gold.kind) ||
    gold.readings !== undefined ||
    /vague/.test(gold.precision ?? '') ||
    /validity end/.test(gold.note ?? '')
  );
}

/** A line of the report; `value: null` where the files that it needs are absent. */
export function figure(id, value, unit, goal, holds = (reached, wanted) => reached >= wanted) {
  return value === null
    ? { id, value: 'not present', unit, goal, pass: null }
    : { id, value, unit, goal, pass: holds(value, goal) };
}

export const atMost = (reached, wanted) => reached <= wanted;
export const percent = (part, all) => Math.round((part / all) * 1000) / 10;
