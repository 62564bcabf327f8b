import type { Actor, Task } from '#domain';

/**
 * Who may see a task: the units of its parts, the coordinating office, whoever sits on a review of it or was asked for
 * an opinion, leaders, administrators, and supervisors of any office (the ledger's own are among them). To everybody
 * else it does not exist (checklist 3).
 */
export function maySee(task: Task, actor: Actor): boolean {
  if (seesAll(actor)) return true;
  if (task.coordinatingUnit === actor.unit || task.responsibleLeader === actor.person) return true;
  return task.tracks.some((track) => track.unit === actor.unit) || takesPart(task, actor);
}

/** Whether a list shows this person every task. */
export function seesAll(actor: Actor): boolean {
  return actor.roles.some((role) => role === 'supervisor' || role === 'leader' || role === 'administrator');
}

function takesPart(task: Task, actor: Actor): boolean {
  return task.reviews.some(
    (review) =>
      review.consultations.some((asked) => asked.person === actor.person) ||
      review.levels.some((level) =>
        level.seats.some((seat) => seat.candidates.some(({ person }) => person === actor.person)),
      ),
  );
}
