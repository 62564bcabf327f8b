import type { TaskView } from '#contract';
import { endOfDay } from '#domain';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { taskQuery } from '../../api/tasks.js';
import { useNow } from '../../app/clock.js';
import { useWords } from '../../app/office.js';
import { CommandBar } from '../../commands/CommandBar.js';
import { numbered } from '../../components/joining.js';
import { LightMark } from '../../components/LightMark.js';
import { titleOf } from '../../components/names.js';
import { PageHead } from '../../components/PageHead.js';
import { Failed, Loading } from '../../components/States.js';
import { isClosed } from '../../components/task-status.js';
import { Papers } from './Papers.js';
import { ReviewState } from './ReviewState.js';
import { RowWords } from './RowWords.js';
import { TaskTimeline } from './TaskTimeline.js';
import { UnitsTable } from './UnitsTable.js';

const route = getRouteApi('/frame/tasks/$id');

/** One row of a ledger: its words, who holds it, what I may do about it, and everything that happened. */
export function TaskPage() {
  const { id } = route.useParams();
  const query = useQuery(taskQuery(id));
  if (query.isPending) return <Loading rows={10} />;
  if (query.data === undefined) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <TaskShown key={id} view={query.data} readAt={query.dataUpdatedAt} />;
}

function TaskShown({ view, readAt }: { view: TaskView; readAt: number }) {
  const at = useServerNow(view.at, readAt);
  // Whoever decides reads first: the papers stand above the decision.
  const reviewing = view.available.some((one) => one.kind === 'approve' && one.allowed);
  return (
    <>
      <TaskHead view={view} at={at} />
      <div className="cols">
        <div>
          <RowWords view={view} at={at} />
          {reviewing && <Papers view={view} at={at} />}
          {reviewing && <ReviewState view={view} at={at} />}
          <CommandBar view={view} at={at} />
          <UnitsTable view={view} at={at} />
          {!reviewing && <ReviewState view={view} at={at} />}
          {!reviewing && <Papers view={view} at={at} />}
        </div>
        <TaskTimeline view={view} at={at} />
      </div>
    </>
  );
}

/** The server's present instant: the one of its answer, moved on by this machine's clock, whatever that one shows. */
function useServerNow(at: number, readAt: number): number {
  return at + Math.max(0, useNow() - readAt);
}

function TaskHead({ view, at }: { view: TaskView; at: number }) {
  const { t } = useTranslation();
  const words = useWords(at);
  const { header, state } = view;
  const section = numbered(header.section?.no, header.section?.title);
  const place = { ledger: header.ledger.title, row: header.row, section };
  const offset = state.calendar.utcOffsetMinutes;
  const due = state.dueDay === null ? null : words.left(endOfDay(state.dueDay, offset), state.calendar);
  return (
    <PageHead
      title={titleOf(header)}
      crumbs={section === '' ? t('task.crumbsPlain', place) : t('task.crumbs', place)}
      beside={
        isClosed(header.status) ? (
          <Closing view={view} at={at} />
        ) : (
          <span className="head-state">
            <LightMark light={view.light.light} />
            <span className="tag">{t(`words.taskStatus.${header.status}`)}</span>
            {state.dueDay !== null && (
              <span className="num">
                {words.day(state.dueDay)}
                {due !== null && ` · ${due}`}
              </span>
            )}
            {state.standing && <span className="quiet">{t('task.standing')}</span>}
            {state.originalDueDay !== null && state.originalDueDay !== state.dueDay && (
              <span className="quiet small">
                {t('shell.time.original', { day: words.day(state.originalDueDay) })}
              </span>
            )}
          </span>
        )
      }
    />
  );
}

function Closing({ view, at }: { view: TaskView; at: number }) {
  const { t } = useTranslation();
  const words = useWords(at);
  const { closing } = view.state;
  if (closing === null) return <span className="tag">{t(`words.taskStatus.${view.header.status}`)}</span>;
  return (
    <span className="head-state">
      <span className={closing.outcome === 'completedLate' ? 'row-late' : ''}>
        {t('task.closedAs', {
          status: t(`words.taskStatus.${closing.outcome}`),
          at: words.instant(closing.at),
        })}
        {closing.daysLate > 0 && ` · ${t('task.daysLate', { count: closing.daysLate })}`}
      </span>
    </span>
  );
}
