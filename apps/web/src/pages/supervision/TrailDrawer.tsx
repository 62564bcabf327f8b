import type { EscalationTrail, Names } from '#contract';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { trailsQuery } from '../../api/tasks.js';
import { useWords } from '../../app/office.js';
import { FormMark } from '../../components/FormMark.js';
import { joining } from '../../components/joining.js';
import { personName, unitName } from '../../components/names.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import type { TrailShown } from './SupervisionPage.js';

/** The ladders of one row at the side: sent, held back with the reason, delivered and read, answered, planned. */
export function TrailDrawer({ task, title, onClose }: TrailShown & { onClose: () => void }) {
  const { t } = useTranslation();
  const query = useQuery(trailsQuery(task));
  return (
    <Drawer
      open
      size={480}
      // The list stays at hand: another row's ladder is one click away.
      mask={false}
      onClose={onClose}
      title={
        <>
          {t('supervision.history.trail')} <small className="quiet">{title}</small>
        </>
      }
      extra={
        <Link to="/tasks/$id" params={{ id: task }}>
          {t('ledgers.view.open')}
        </Link>
      }
    >
      {query.isPending && <Loading rows={6} />}
      {query.isError && query.data === undefined && (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && query.data.trails.length === 0 && (
        <Empty title={t('supervision.history.trailNone')} />
      )}
      {query.data?.trails.toSorted(byLatest).map((trail) => (
        <Trail key={trail.clock.deadline} trail={trail} names={query.data.names} />
      ))}
    </Drawer>
  );
}

/** What was sent last is what one came to see; clocks that never sent anything stand below. */
function byLatest(a: EscalationTrail, b: EscalationTrail): number {
  return latest(b) - latest(a);
}

function latest({ steps }: EscalationTrail): number {
  return Math.max(0, ...steps.map((step) => step.firedAt ?? 0));
}

function Trail({ trail, names }: { trail: EscalationTrail; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  const { current, original } = trail.clock;
  const day = current === null ? t('shell.state.unknown') : words.day(words.limitDay(current));
  return (
    <section className="trail">
      <h3>
        {t(`words.deadlineKind.${trail.clock.kind}`)} · {day}
        <small className="quiet">
          {trail.unit === null ? '' : unitName(names, trail.unit)}
          {original !== null &&
            original !== current &&
            ` · ${t('supervision.history.original', { day: words.day(words.limitDay(original)) })}`}
        </small>
      </h3>
      <ol className="tl">
        {trail.steps.toReversed().map((step) => (
          <TrailStep key={step.step} step={step} isNext={step.step === trail.nextStep} names={names} />
        ))}
      </ol>
    </section>
  );
}

type StepShown = EscalationTrail['steps'][number];

function TrailStep({ step, isNext, names }: { step: StepShown; isNext: boolean; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  const at = step.firedAt ?? step.at;
  const kind = { planned: 'next', suppressed: 'held', fired: step.form === 'noticeRed' ? 'red' : 'fired' }[
    step.status
  ];
  const deliveries = step.notices
    .flatMap((notice) => notice.deliveries)
    .filter((one) => one.channel === 'inApp');
  return (
    <li className={`tl-${kind}`}>
      <time>{at === null ? '' : words.instant(at)}</time>
      <FormMark form={step.form} />
      {isNext && <span className="tag">{t('supervision.history.nextStep')}</span>}
      <div className="small quiet">
        {t('task.receivers', {
          who: joining(t).list(step.receivers.map((one) => t(`words.receiver.${one}`))),
        })}
        {step.acknowledge && ` · ${t('task.acknowledgeNeeded')}`}
      </div>
      {step.cause !== null && step.status === 'suppressed' && (
        <div className="small quiet">{t('task.because', { cause: t(`words.cause.${step.cause}`) })}</div>
      )}
      {deliveries.length > 0 && (
        <div className="small quiet">
          {deliveries
            .map((one) => {
              const who = personName(names, one.person);
              return one.readAt === null
                ? t('task.unread', { who })
                : t('task.read', { who, at: words.instant(one.readAt) });
            })
            .join(t('shell.list.clause'))}
        </div>
      )}
      {step.answer !== null && <TrailAnswer answer={step.answer} names={names} />}
    </li>
  );
}

function TrailAnswer({ answer, names }: { answer: NonNullable<StepShown['answer']>; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  if (answer.acknowledgedAt === null || answer.answer === null)
    return <div className="small row-late">{t('supervision.history.waiting')}</div>;
  return (
    <div className="small">
      {t('supervision.history.answered', {
        who: personName(names, answer.acknowledgedBy),
        answer: t(`words.escalationAnswer.${answer.answer}`),
        at: words.instant(answer.acknowledgedAt),
      })}
    </div>
  );
}
