// What each paper alone taught: every word of the grammar is made unknown in turn, and the phrases that then fail are
// counted by paper. A word that only one paper needs was learned from it; with all those words unknown the paper is read
// as if nobody had seen it. Two counts: against the other papers of its file alone, and against everything at hand, the
// real ledger and the phrases written here too (部门, 政府 and 每 are learned from no single paper). Only words are taken
// away, not the order of clauses or the classes of characters.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { judges, percent } from './gold.mjs';

const dist = path.resolve(import.meta.dirname, '../../../dist');
const grammar = path.join(dist, 'libs/intake/src/grammar');
/** An alternative of a regular expression that is made of Chinese characters alone. */
const alternative = /(?<=[(|/'`])[\p{Script=Han}]{1,8}(?=[|)/'`])/gu;

function sources() {
  return fs
    .readdirSync(grammar, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, code: fs.readFileSync(path.join(grammar, name), 'utf8') }));
}

/** The grammar without some words, loaded from a folder of its own inside `home`. Null where it cannot do without. */
async function grammarWithout(words, files, home) {
  const folder = fs.mkdtempSync(path.join(home, 'g-'));
  for (const { name, code } of files) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(
      file,
      code.replace(alternative, (word) => (words.has(word) ? '(?!)' : word)),
    );
  }
  const load = (name) => import(pathToFileURL(path.join(folder, name)).href);
  try {
    const { readDeadline } = await load('deadline/read-deadline.js');
    const { readResponsibility } = await load('responsibility/read-responsibility.js');
    return judges({ parseDeadline: readDeadline, parseResponsibility: readResponsibility });
  } catch {
    return null;
  }
}

function failing(judge, kind, phrases) {
  return judge === null ? [] : phrases.filter((phrase) => !judge[kind](phrase).isExact);
}

/**
 * Prints the table; answers the shares of phrases that stay exact when each paper's own words are unknown: `strict`
 * against the other papers of the file, `wide` against `others` too.
 */
export async function leaveOneOut(kind, phrases, others) {
  const files = sources();
  // Beside the build, so that the imports of the package are found.
  const home = fs.mkdtempSync(path.join(dist, `left-out-${os.hostname()}-`));
  try {
    const whole = await grammarWithout(new Set(), files, home);
    const missed = new Set(failing(whole, kind, phrases).map(({ id }) => id));
    const right = phrases.filter(({ id }) => !missed.has(id));
    const words = new Set(files.flatMap(({ code }) => code.match(alternative) ?? []));
    const strict = new Map();
    const wide = new Map();
    const rightElsewhere = others.filter((phrase) => whole[kind](phrase).isExact);
    for (const word of words) {
      const near = right.filter(({ text }) => text.includes(word));
      if (near.length === 0) continue;
      const without = await grammarWithout(new Set([word]), files, home);
      const papers = new Set(failing(without, kind, near).map(({ source_title }) => source_title));
      const [only] = papers;
      if (papers.size !== 1) continue;
      strict.set(only, [...(strict.get(only) ?? []), word]);
      const elsewhere = rightElsewhere.filter(({ text }) => text.includes(word));
      if (failing(without, kind, elsewhere).length === 0) wide.set(only, [...(wide.get(only) ?? []), word]);
    }
    return await table(kind, phrases, { strict, wide }, files, home);
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
}

async function table(kind, phrases, taught, files, home) {
  const kept = { strict: 0, wide: 0 };
  console.log(
    '  left out: exact without the words that this paper alone needs (of its file; of everything at hand)',
  );
  for (const title of new Set(phrases.map(({ source_title }) => source_title))) {
    const own = phrases.filter(({ source_title }) => source_title === title);
    const exact = {};
    for (const scope of ['strict', 'wide']) {
      const without = await grammarWithout(new Set(taught[scope].get(title) ?? []), files, home);
      exact[scope] = own.length - failing(without, kind, own).length;
      kept[scope] += exact[scope];
    }
    const counts = [exact.strict, exact.wide].map((count) => String(count).padStart(3)).join(' ');
    const words = (taught.strict.get(title) ?? []).map((word) =>
      taught.wide.get(title)?.includes(word) ? `${word}*` : word,
    );
    const list = words.length > 0 ? `  — ${words.join(' ')}` : '';
    console.log(`  ${counts} of ${String(own.length).padStart(3)}  ${title.slice(0, 40)}${list}`);
  }
  console.log('  * needed nowhere else at hand');
  return { strict: percent(kept.strict, phrases.length), wide: percent(kept.wide, phrases.length) };
}
