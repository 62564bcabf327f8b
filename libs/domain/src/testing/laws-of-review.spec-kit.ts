import type { Quorum, ReviewLevel, Task } from '../index.js';
import { decide, isRefusal, todoEntries } from '../index.js';
import type { Law } from './law.spec-kit.js';
import { complain, eventsOf, firstOf, ofAccepted, ofStates } from './law.spec-kit.js';
import { people } from './world.spec-kit.js';

/** Acts by which somebody judges a paper. */
const judging = new Set(['approve', 'returnForRework', 'reject']);

/** Whether a level may pass, counted a second time and in another way. */
function mayPass(quorum: Quorum, level: ReviewLevel): boolean {
  const said = level.seats.map((s) => s.decision?.outcome ?? null);
  const yes = said.filter((o) => o === 'approved').length;
  switch (quorum.mode) {
    case 'all':
    case 'sequential':
      return said.every((o) => o === 'approved');
    case 'any':
      return yes > 0;
    case 'count':
      return yes >= quorum.count || yes === said.length;
    case 'percent':
      return yes * 100 >= quorum.percent * said.length;
    case 'allAnswerAnyApproves':
      return said.every((o) => o !== null) && yes > 0;
  }
}

/** Authors of a row who could still judge a paper of it. */
function judgingAuthor(task: Task, at: number): string | null {
  return firstOf(task.reviews, (review) =>
    firstOf(task.authors, ({ person }) => {
      const by = people.find((p) => p.person === person);
      if (by === undefined) return null;
      const command = {
        kind: 'approve',
        by,
        track: review.track,
        round: review.round,
        opinion: null,
      } as const;
      const decision = decide(task, command, at);
      const barred =
        isRefusal(decision) && ['reviewer.is_author', 'task.closed'].includes(decision.refusal.code);
      return complain(!barred, () => `${person} wrote and may approve ${review.track}`);
    }),
  );
}

export const lawsOfReview: Law[] = [
  ofAccepted(
    '[S1] whoever wrote any paper of a row judges none of it, in no round, by no route',
    ({ command, before }) =>
      complain(
        judging.has(command.kind) && before.authors.some((a) => a.person === command.by.person),
        () => `${command.by.person} wrote and judged`,
      ),
  ),
  ofStates('[S1] and is refused as an author whenever they try', (task, { at }) => judgingAuthor(task, at)),
  ofAccepted(
    '[S1] whoever hands in, signs, takes a part or answers a question is an author for ever',
    (act) => {
      const wrote = [
        'submitted',
        'partSubmitted',
        'signatureRequested',
        'partAccepted',
        'informationAnswered',
      ];
      const authors = act.after.authors.map((a) => a.person);
      const writers = act.events.filter((e) => wrote.includes(e.kind)).map((e) => e.by.person);
      const lost = [...writers, ...act.before.authors.map((a) => a.person)].find((p) => !authors.includes(p));
      return complain(lost !== undefined, () => `${lost} is no author`);
    },
  ),
  ofAccepted(
    '[S2] no seat of a unit that wrote is filled from it, when a review opens',
    ({ after, events }) =>
      firstOf(eventsOf(events, 'submitted'), ({ review }) =>
        firstOf(
          review.levels.flatMap((l) => l.seats).filter((s) => s.unit !== null),
          (seat) => {
            const own = seat.candidates.find((c) =>
              after.authors.some((a) => a.unit === c.unit || a.person === c.person),
            );
            return complain(own !== undefined, () => `${own?.person} of ${own?.unit} sits`);
          },
        ),
      ),
  ),
  ofStates('[S3] somebody is asked to judge every paper, or to appoint who does', (task) => {
    const entries = todoEntries(task);
    return firstOf(task.reviews, (review) =>
      complain(
        !entries.some(
          (e) => e.track === review.track && (e.kind === 'review' || e.kind === 'appointReviewer'),
        ),
        () => `nobody is asked about ${review.track}`,
      ),
    );
  }),
  ofStates('[S4] nobody decides twice on one level', (task) =>
    firstOf(
      task.reviews.flatMap((r) => r.levels),
      (level) => {
        const by = level.seats.flatMap((s) => s.decision?.by ?? []);
        return complain(new Set(by).size !== by.length, () => by.join(' '));
      },
    ),
  ),
  {
    name: '[S5] a level passes when its quorum is reached, counted on its own roster, and not before',
    broken: ({ acts }) =>
      firstOf(acts, ({ decision, states, before }) => {
        if (isRefusal(decision)) return null;
        return firstOf(
          decision.events.map((event, i) => ({ event, state: i === 0 ? before : (states[i - 1] ?? null) })),
          ({ event, state }) => {
            if (event.kind !== 'reviewLevelPassed') return null;
            const level = state?.reviews
              .find((r) => r.track === event.track)
              ?.levels.find((l) => l.id === event.level);
            return complain(
              level === undefined || !mayPass(level.quorum, level),
              () => `${event.level} passed`,
            );
          },
        );
      }),
  },
  ofStates('[S5] a level whose quorum is reached does not stay', (task) =>
    firstOf(task.reviews, (review) => {
      const level = review.levels[review.current];
      return complain(
        level === undefined || mayPass(level.quorum, level),
        () => `${review.track} stands still`,
      );
    }),
  ),
  ofStates('[S6] a paper is under review exactly while an owner has handed it in', (task) => {
    if (task.closing !== null) return complain(task.reviews.length > 0, () => 'a closed row is reviewed');
    return firstOf(task.reviews, (review) => {
      const track = task.tracks.find((t) => t.id === review.track);
      return complain(track?.status !== 'submitted' || track.round !== review.round, () => review.track);
    });
  }),
  ofAccepted(
    '[S7] nothing is approved while a required opinion or an answer is waited for',
    ({ command, before }) => {
      if (command.kind !== 'approve') return null;
      const review = before.reviews.find((r) => r.track === command.track);
      const opinion = review?.consultations.some((c) => c.required && c.answeredAt === null) === true;
      const question = before.information.some(
        (i) =>
          i.track === command.track &&
          before.deadlines.some((d) => d.kind === 'information' && d.subject === i.id && d.passedAt === null),
      );
      return complain(opinion || question, () => command.track);
    },
  ),
  ofAccepted('[R10] a round that is over is not decided any more', ({ command, before }) => {
    if (!('round' in command)) return null;
    const track = before.tracks.find((t) => t.id === command.track);
    return complain(track?.round !== command.round, () => `${command.kind} of round ${command.round}`);
  }),
];
