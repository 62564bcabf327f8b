// How well and how fast papers are read. `node test/bench/intake/intake.mjs [--json FILE]` after `npm run build`.
// Real papers stand beside a developer's clone; without them only the sample and the speed are measured.
import fs from 'node:fs';
import path from 'node:path';
import {
  parseDeadline,
  parseResponsibility,
  readLedger,
  toLedgerContract,
} from '../../../dist/libs/intake/src/index.js';

const root = path.resolve(import.meta.dirname, '../../..');
const papers = path.resolve(root, '../shared/ledgers');
const samples = path.join(root, 'libs/intake/samples');
const ROWS = 10_000;

/** Keys of a gold that no phrase alone can give: notes, and readings from the clause or the paper around it. */
const beyond = new Set(['note', 'inherits', 'computed_due', 'computed_if', 'validityEnd']);

/** Snake case to camel case, keys in order, so that two readings can be compared as text. */
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

const asText = (value) => JSON.stringify(comparable(value));
const asSet = (list) => JSON.stringify(list.map(asText).sort());

const exact = {
  responsibility: ({ text, gold }) => {
    const { assignments } = parseResponsibility(text);
    const named = assignments.map(({ openList: _openList, ...rest }) => rest);
    const isOpen = assignments.some(({ openList }) => openList === true);
    return asSet(named) === asSet(gold.assignments) && isOpen === (gold.open_list === true);
  },
  deadline: ({ text, gold, ref_year }) => asText(parseDeadline(text, ref_year).deadline) === asText(gold),
};

function draftOf(text) {
  const read = readLedger(text);
  if (!read.ok) throw new Error(`${read.refusal.code}: ${read.refusal.messageEn}`);
  return read.value;
}

/** The sample against its gold, in per cent of rows. */
function sampleFigure() {
  const draft = toLedgerContract(draftOf(fs.readFileSync(path.join(samples, 'yunhe-2026.txt'))));
  const gold = JSON.parse(fs.readFileSync(path.join(samples, 'yunhe-2026.gold.json'), 'utf8'));
  const right = gold.rows.filter((row, at) => JSON.stringify(row) === JSON.stringify(draft.rows[at]));
  return figure('intake.sample_rows', right.length, 'rows', gold.rows.length);
}

/** Ten thousand rows made of the sample's own, numbered on. */
function speedFigure() {
  const blocks = fs.readFileSync(path.join(samples, 'yunhe-2026.txt'), 'utf8').split('\n\n');
  const rows = blocks.slice(2).filter((block) => block.trim() !== '');
  const many = Array.from({ length: ROWS }, (_, at) => rows[at % rows.length]);
  const text = [...blocks.slice(0, 2), ...many].join('\n\n');
  const since = performance.now();
  const { length } = draftOf(text).rows;
  const seconds = (performance.now() - since) / 1000;
  if (length !== ROWS) throw new Error(`${length} of ${ROWS} rows were read`);
  return figure('intake.rows_10k_s', Math.round(seconds * 100) / 100, 's', 5, (value, goal) => value <= goal);
}

function figure(id, value, unit, goal, holds = (reached, wanted) => reached >= wanted) {
  return { id, value, unit, goal, pass: holds(value, goal) };
}

/** Exact readings of one phrase file: of all, and of each paper apart, worst first. */
function phraseFigures(kind, goal) {
  const lines = fs
    .readFileSync(path.join(papers, `${kind}-phrases.jsonl`), 'utf8')
    .trim()
    .split('\n');
  const phrases = lines.map((line) => JSON.parse(line));
  const byPaper = new Map();
  for (const phrase of phrases) {
    const counts = byPaper.get(phrase.source_title) ?? { all: 0, right: 0 };
    counts.all += 1;
    counts.right += exact[kind](phrase) ? 1 : 0;
    byPaper.set(phrase.source_title, counts);
  }
  console.log(
    `\n${kind}, by paper (the rules were written with these papers in view; a weak paper shows a missing rule):`,
  );
  const share = ({ right, all }) => right / all;
  for (const [title, counts] of [...byPaper].sort(([, a], [, b]) => share(a) - share(b))) {
    console.log(
      `  ${String(counts.right).padStart(3)} of ${String(counts.all).padStart(3)}  ${title.slice(0, 60)}`,
    );
  }
  const right = [...byPaper.values()].reduce((sum, counts) => sum + counts.right, 0);
  const worst = Math.min(...[...byPaper.values()].map(share));
  const percent = (value) => Math.round(value * 1000) / 10;
  console.log(`  worst paper: ${percent(worst)} %`);
  return figure(`intake.${kind}_exact`, percent(right / phrases.length), '%', goal);
}

function realLedgerFigures() {
  const gold = JSON.parse(fs.readFileSync(path.join(papers, 'chaoyang-2021.gold.json'), 'utf8'));
  const draft = draftOf(fs.readFileSync(path.join(papers, 'chaoyang-2021.txt')));
  const fields = [
    'section_no',
    'section_title',
    'item_no',
    'item_title',
    'content',
    'assignments',
    'deadline_text',
    'deadline',
  ];
  const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  const right = gold.filter((row, at) =>
    fields.every((field) => asText(row[field]) === asText(draft.rows[at]?.[camel(field)] ?? null)),
  );
  const assignments = gold.flatMap((row, at) =>
    row.assignments.filter((each) =>
      draft.rows[at]?.assignments.some((other) => asText(other) === asText(each)),
    ),
  );
  const inherited = gold.filter(
    (row, at) =>
      row.inherited_deadline !== null &&
      row.inherited_deadline.from_row === draft.rows[at]?.inheritedDeadline?.fromRow,
  );
  return [
    figure('intake.real_rows', right.length, 'rows', gold.length),
    figure('intake.real_assignments', assignments.length, 'assignments', 86),
    figure('intake.real_inherited', inherited.length, 'deadlines', 2),
  ];
}

const figures = [sampleFigure(), speedFigure()];
if (fs.existsSync(papers)) {
  figures.push(...realLedgerFigures(), phraseFigures('responsibility', 98), phraseFigures('deadline', 97));
}
console.log();
console.table(figures);
const json = process.argv.indexOf('--json');
if (json >= 0) fs.writeFileSync(process.argv[json + 1], `${JSON.stringify(figures, null, 2)}\n`);
process.exitCode = figures.every(({ pass }) => pass) ? 0 : 1;
