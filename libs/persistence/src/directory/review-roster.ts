import type { Candidate, ReviewRoster, Task, UnitId } from '#domain';
import { statement, type Tx } from '../database/transaction.js';

/** Most candidates that the law accepts in one roster. */
const CANDIDATES_MAX = 500;
const LEADERS_MAX = 100;

const reviewers = statement(
  'roster.reviewers',
  `select id as person, unit_id as unit from person
   where active and ((unit_id = $1 and 'supervisor' = any (roles))
     or (unit_id = any ($2::text[]) and unit_id <> $1 and roles && array['officer', 'unitLeader']))
   order by unit_id, id limit ${CANDIDATES_MAX}`,
);
const leading = statement(
  'roster.leaders',
  `select id as person, unit_id as unit from person
   where active and roles @> array['leader']
   order by id = $1 desc nulls last, id limit ${LEADERS_MAX}`,
);

/**
 * Who could review a paper of the task, as the directory stands now (F38, D3–D5, D14). People of the row's reviewer
 * units: every holder of officer or unit leader there; of the coordinating office: its supervisors. Leaders: the row's
 * responsible leader first, then all others. The law picks from it and bars whoever took part.
 */
export async function reviewRoster(tx: Tx, task: Task): Promise<ReviewRoster> {
  const { coordinatingUnit, responsibleLeader } = task;
  const [people, leaders] = await Promise.all([
    tx.query<Candidate & Record<string, unknown>>(reviewers, [coordinatingUnit, reviewingUnits(task)]),
    tx.query<Candidate & Record<string, unknown>>(leading, [responsibleLeader]),
  ]);
  return { people: people.map(candidate), leaders: leaders.map(candidate) };
}

/** Units that the row names as reviewers; the coordinating office is asked for separately. */
function reviewingUnits(task: Task): UnitId[] {
  return task.tracks.filter((track) => track.role === 'reviewer').map((track) => track.unit);
}

const candidate = ({ person, unit }: Candidate): Candidate => ({ person, unit });
