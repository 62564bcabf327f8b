import type { TaskView, Timeline } from '#contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useInfiniteQuery } from '@tanstack/react-query';
import { timelineQuery } from '../../api/tasks.js';
import { useWords } from '../../app/office.js';
import { mergeNames } from '../../components/names.js';
import { Failed, Loading } from '../../components/States.js';
import { useUnitList } from '../../components/unit-list.js';
import type { FutureLine } from './course-order.js';
import { orderCourse } from './course-order.js';
import type { Telling } from './course-text.js';
import { HappenedLine, LimitLine, PlannedLine, SuppressedLine } from './TimelineLines.js';

/** The course of the row (F70): what comes next on top, then everything that happened or was held back, newest first. */
export function TaskTimeline({ view, at }: { view: TaskView; at: number }) {
  const { t } = useTranslation();
  return (
    <aside className="card card-pad course" aria-labelledby="course-title">
      <h2 className="card-title" id="course-title">
        {t('task.timeline')}
        <small>{t('task.timelineHint')}</small>
      </h2>
      <Course view={view} at={at} />
    </aside>
  );
}

function Course({ view, at }: { view: TaskView; at: number }) {
  const { t } = useTranslation();
  const words = useWords(at);
  const units = useUnitList();
  const query = useInfiniteQuery(timelineQuery(view.state.id));
  if (query.isPending) return <Loading rows={6} />;
  if (query.data === undefined) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { pages } = query.data;
  const telling: Telling = { t, words, view, units, names: mergeNames([view, ...pages]) };
  const contents = Object.assign(
    {},
    view.contents,
    ...pages.map((page) => page.contents),
  ) as Timeline['contents'];
  const { future, dropped, past } = orderCourse(pages, view.state, at, query.hasNextPage);
  if (future.length === 0 && past.length === 0) return <p className="quiet">{t('task.noTimeline')}</p>;
  return (
    <>
      <Future lines={future} telling={telling} />
      {dropped.length > 0 && (
        <details className="course-later">
          <summary>{t('task.noLonger', { count: dropped.length })}</summary>
          <ol className="tl">
            {dropped.map(
              (line) =>
                line.type === 'suppressed' && (
                  <SuppressedLine key={line.key} steps={line.steps} telling={telling} />
                ),
            )}
          </ol>
        </details>
      )}
      <ol className="tl" aria-label={t('task.timeline')}>
        {past.map((line) =>
          line.type === 'suppressed' ? (
            <SuppressedLine key={line.key} steps={line.steps} telling={telling} />
          ) : (
            <HappenedLine key={line.key} entry={line.entry} contents={contents} telling={telling} />
          ),
        )}
      </ol>
      {query.hasNextPage && (
        <Button
          type="text"
          block
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('shell.state.more')}
        </Button>
      )}
    </>
  );
}

const NEXT_SHOWN = 4;

/** What comes: the nearest few right above the present, the rest of the year folded over them. */
function Future({ lines, telling }: { lines: FutureLine[]; telling: Telling }) {
  const { t } = telling;
  const later = lines.slice(0, Math.max(0, lines.length - NEXT_SHOWN));
  const soon = lines.slice(later.length);
  return (
    <>
      {later.length > 0 && (
        <details className="course-later">
          <summary>{t('task.later', { count: later.length })}</summary>
          <FutureLines lines={later} telling={telling} />
        </details>
      )}
      <FutureLines lines={soon} telling={telling} />
    </>
  );
}

function FutureLines({ lines, telling }: { lines: FutureLine[]; telling: Telling }) {
  return (
    <ol className="tl" aria-label={telling.t('task.coming')}>
      {lines.map((line) =>
        line.type === 'planned' ? (
          <PlannedLine key={line.key} steps={line.steps} telling={telling} />
        ) : (
          <LimitLine key={line.key} clocks={line.clocks} telling={telling} />
        ),
      )}
    </ol>
  );
}
