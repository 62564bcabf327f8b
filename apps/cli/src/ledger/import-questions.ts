import type { PersonId, UnitId } from '#domain';
import type { ImportPlan } from '#persistence';
import { CliProblem, exitCodes } from '../command/problem.js';
import type { Terminal } from '../terminal/terminal.js';
import { names } from './import-options.js';
import type { OfficeNow } from './store-import.js';

/** Which unit owns the ledger, where neither the command line nor the office says it. Throws `office.unknown`. */
export async function askOffice(terminal: Terminal): Promise<string> {
  const answer = terminal.interactive
    ? await terminal.ask({
        zh: '哪个单位统筹这份台账（例如 区政数局）？',
        en: 'Which unit coordinates this ledger (for example 区政数局)?',
      })
    : '';
  if (answer !== '') return answer;
  throw new CliProblem(
    'office.unknown',
    { zh: '还不知道哪个单位统筹这份台账。', en: 'It is not known which unit coordinates this ledger.' },
    { zh: '请用 --office 给出单位名称。', en: 'Name it by --office.' },
    exitCodes.undecided,
  );
}

/** The responsible leader: by name or id where one is given, else the office's. Throws `leader.unknown`. */
export function leaderOf(office: OfficeNow, wanted: string | undefined): PersonId | null {
  if (wanted === undefined) return office.office.responsibleLeader;
  const found = office.people.find(
    (person) => person.roles.includes('leader') && (person.id === wanted || person.name === wanted),
  );
  if (found !== undefined) return found.id;
  throw new CliProblem(
    'leader.unknown',
    { zh: `没有名为“${wanted}”的领导。`, en: `No leader is called “${wanted}”.` },
    {
      zh: '请检查姓名，或先在“管理 · 人员”中添加。',
      en: 'Check the name, or add the person under Administration.',
    },
  );
}

/**
 * On a terminal: the members of each group that answers for itself and is not listed (D2); an empty answer leaves it to
 * the coordinating office (ADR 0010). Elsewhere nothing is asked.
 */
export async function askGroups(
  terminal: Terminal,
  plan: ImportPlan,
  nameOf: (unit: UnitId) => string,
): Promise<Record<string, string[]>> {
  const resolved: Record<string, string[]> = {};
  if (!terminal.interactive) return resolved;
  for (const [text, rows] of standIns(plan)) {
    const office = nameOf(plan.coordinatingUnit);
    const answer = await terminal.ask({
      zh: `第 ${rows.join('、')} 行“${text}”包括哪些单位？（用逗号分开；直接回车由 ${office} 代为负责）`,
      en: `Rows ${rows.join(', ')}: which units are “${text}”? (separated by commas; empty: ${office} answers for it)`,
    });
    if (answer !== '') resolved[text] = names(answer);
  }
  return resolved;
}

function standIns(plan: ImportPlan): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { paper, plan: row } of plan.rows)
    for (const settlement of row.settled)
      if (settlement.kind === 'groupStandIn')
        found.set(settlement.text, [...(found.get(settlement.text) ?? []), paper.row]);
  return found;
}
