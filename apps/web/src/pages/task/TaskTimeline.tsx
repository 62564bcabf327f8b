import type { TaskView, Timeline } from '#contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { timelineQuery } from '../../api/tasks.js';
import { useWords } from '../../app/office.js';
import { Failed, Loading } from '../../components/States.js';
import { mergeNames } from '../../components/names.js';
import { HappenedLine, LimitLine, PlannedLine, SuppressedLine } from './TimelineLines.js';
import { orderCourse } from './course-order.js';
import type { Telling } from './course-text.js';

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
  const query = useInfiniteQuery(timelineQuery(view.state.id));
  if (query.isPending) return <Loading rows={6} />;
  if (query.data === undefined) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { pages } = query.data;
  const telling: Telling = { t, words, view, names: mergeNames([view, ...pages]) };
  const contents = Object.assign(
    {},
    view.contents,
    ...pages.map((page) => page.contents),
  ) as Timeline['contents'];
  const lines = orderCourse(pages, view.state, query.hasNextPage);
  if (lines.length === 0) return <p className="quiet">{t('task.noTimeline')}</p>;
  return (
    <>
      <ol className="tl">
        {lines.map((line) => {
          if (line.type === 'planned')
            return <PlannedLine key={line.key} step={line.step} telling={telling} />;
          if (line.type === 'limit') return <LimitLine key={line.key} clock={line.clock} telling={telling} />;
          if (line.type === 'suppressed')
            return <SuppressedLine key={line.key} step={line.step} telling={telling} />;
          return <HappenedLine key={line.key} entry={line.entry} contents={contents} telling={telling} />;
        })}
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
