// Exact readings of the phrase files, by paper, and the questions that nobody needed.
import fs from 'node:fs';
import path from 'node:path';
import { parseDeadline, parseResponsibility } from '../../../dist/libs/intake/src/index.js';
import { atMost, figure, isDoubt, judges, linesOf, percent } from './gold.mjs';
import { leaveOneOut } from './leave-one-out.mjs';

/** Phrases made up for this place, in the order in which the grammar met them. */
const sets = ['', '-unseen', '-elsewhere', '-further', '-broader'];

const judge = judges({ parseDeadline, parseResponsibility });

/** Counts of one file; missed phrases are printed, since a miss says which rule is lacking. */
function measure(kind, file) {
  const counts = { all: 0, right: 0, asked: 0, needless: 0, silent: 0 };
  for (const phrase of linesOf(file)) {
    const { isExact, asked } = judge[kind](phrase);
    counts.all += 1;
    counts.right += isExact ? 1 : 0;
    counts.asked += asked > 0 ? 1 : 0;
    counts.needless += isExact && asked > 0 && !isDoubt(phrase) ? 1 : 0;
    counts.silent += asked === 0 && isDoubt(phrase) ? 1 : 0;
    if (!isExact) console.log(`  missed ${phrase.id}: ${JSON.stringify(phrase.text)}`);
  }
  return counts;
}

function ownPhrases(samples, kind) {
  return sets.flatMap((set) => linesOf(path.join(samples, 'phrases', `${kind}${set}.jsonl`)));
}

/** The cells of the real ledger, as phrases. */
function ledgerPhrases(papers, kind) {
  const file = path.join(papers, 'chaoyang-2021.gold.json');
  if (!fs.existsSync(file)) return [];
  return JSON.parse(fs.readFileSync(file, 'utf8')).map((row) =>
    kind === 'deadline'
      ? { text: row.deadline_text, gold: row.deadline, ref_year: 2021 }
      : { text: row.responsibility_text, gold: { assignments: row.assignments } },
  );
}

/** The real phrase files (null where absent), each source left out once, and the phrases made up for the sample. */
export async function phraseFigures(papers, samples) {
  const figures = [];
  const counted = [];
  for (const [kind, goal] of [
    ['responsibility', 98],
    ['deadline', 97],
  ]) {
    const file = path.join(papers, `${kind}-phrases.jsonl`);
    const isPresent = fs.existsSync(file);
    console.log(`\n${kind}, phrases of real papers${isPresent ? '' : ': not present'}`);
    const counts = isPresent ? measure(kind, file) : null;
    figures.push(
      figure(`intake.${kind}_exact`, counts === null ? null : percent(counts.right, counts.all), '%', goal),
    );
    const others = isPresent ? [...ownPhrases(samples, kind), ...ledgerPhrases(papers, kind)] : [];
    const left = isPresent ? await leaveOneOut(kind, linesOf(file), others) : null;
    figures.push(
      figure(`intake.${kind}_left_out_of_file`, left?.strict ?? null, '%', 75),
      figure(`intake.${kind}_left_out`, left?.wide ?? null, '%', 90),
    );
    if (counts !== null) counted.push(counts);
  }
  for (const kind of ['responsibility', 'deadline']) {
    console.log(`\n${kind}, phrases in the manner of other bodies`);
    const parts = sets.map((set) => measure(kind, path.join(samples, 'phrases', `${kind}${set}.jsonl`)));
    const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
    figures.push(figure(`intake.own_${kind}_exact`, percent(sum('right'), sum('all')), '%', 97));
    counted.push(...parts);
  }
  return { figures, counted };
}

/** Questions raised although the reading is right and nothing is left to a person; doubts that stayed silent. */
export function questionFigures(counted) {
  const sum = (key) => counted.reduce((total, part) => total + part[key], 0);
  return [
    figure('intake.needless_questions', percent(sum('needless'), sum('all')), '%', 5, atMost),
    figure('intake.silent_doubts', sum('silent'), 'phrases', 0, atMost),
  ];
}
