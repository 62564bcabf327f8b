import type { TaskView } from '#contract';
import type { Review, Seat } from '#domain';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../app/office.js';
import { joining } from '../../components/joining.js';
import { LongText } from '../../components/LongText.js';
import { personName, unitName } from '../../components/names.js';

interface Shown {
  view: TaskView;
  at: number;
}

/** Who decides on the papers handed in, who has decided, and what was asked meanwhile. */
export function ReviewState({ view, at }: Shown) {
  const { t } = useTranslation();
  const words = useWords(at);
  const { reviews, information, tracks } = view.state;
  if (reviews.length === 0 && information.length === 0) return null;
  return (
    <section className="card card-pad" aria-labelledby="review-title">
      <h2 className="card-title" id="review-title">
        {t('task.reviewsTitle')}
      </h2>
      {reviews.map((review) => (
        <OneReview key={`${review.track} ${review.round}`} review={review} view={view} at={at} />
      ))}
      {information.map((asked) => (
        <div key={asked.id} className="note">
          <strong>{unitName(view.names, tracks.find((track) => track.id === asked.track)?.unit)}</strong>
          <LongText
            text={t('task.question', {
              day: words.nearDay(asked.answerBy),
              text: view.contents[asked.question]?.text ?? t('task.noText'),
            })}
          />
        </div>
      ))}
    </section>
  );
}

function OneReview({ review, view, at }: Shown & { review: Review }) {
  const { t } = useTranslation();
  const words = useWords(at);
  const unit = view.state.tracks.find((track) => track.id === review.track)?.unit;
  return (
    <div className="review">
      <h3>{t('task.paperOf', { unit: unitName(view.names, unit), round: review.round })}</h3>
      {review.levels.map((level, index) => (
        <div key={level.id}>
          {review.levels.length > 1 && <div className="small quiet">{t('task.level', { n: index + 1 })}</div>}
          {level.escalated !== null && (
            <p className="note small">{t(`task.escalatedTo.${level.escalated}`)}</p>
          )}
          <ul>
            {level.seats.map((seat) => (
              <li key={seat.id}>
                <SeatLine seat={seat} view={view} at={at} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {review.consultations.map((one) => (
        <p key={one.id} className="small">
          {t('task.consulted', {
            who: personName(view.names, one.person),
            required: one.required ? t('task.consultRequired') : '',
            state:
              one.answeredAt === null
                ? t('task.consultOpen')
                : t('task.consultDone', { at: words.instant(one.answeredAt) }),
          })}
        </p>
      ))}
    </div>
  );
}

const NAMES_SHOWN = 4;

function SeatLine({ seat, view, at }: Shown & { seat: Seat }) {
  const { t } = useTranslation();
  const words = useWords(at);
  if (seat.decision !== null)
    return (
      <>
        {t('task.seatDone', {
          who: personName(view.names, seat.decision.by),
          outcome: t(`words.seatOutcome.${seat.decision.outcome}`),
          at: words.instant(seat.decision.at),
        })}
      </>
    );
  const people = seat.candidates.slice(0, NAMES_SHOWN).map((one) => personName(view.names, one.person));
  const more = seat.candidates.length > NAMES_SHOWN ? '…' : '';
  const unit = seat.unit === null ? '' : `${unitName(view.names, seat.unit)} `;
  return <>{t('task.seatOpen', { who: `${unit}${joining(t).list(people)}${more}` })}</>;
}
