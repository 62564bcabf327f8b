import type { Names, NoticeItem, NoticeQuery } from '#contract';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { markRead, noticesQuery } from '../../api/lists.js';
import { useWords } from '../../app/office.js';
import { matches, rowsOf } from '../../components/listing.js';
import { mergeNames, titleOf } from '../../components/names.js';
import { useNoticeDetail } from '../../components/notice-detail.js';
import { RowList } from '../../components/RowList.js';
import { RowPlace } from '../../components/RowPlace.js';
import { Empty } from '../../components/States.js';

interface NoticeListProps {
  box: NoticeQuery['box'];
  sought: string;
  onClear: () => void;
}

/** What I was told: unread ones to tick off, or all of them. Reading is not doing (F76). */
export function NoticeList({ box, sought, onClear }: NoticeListProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(noticesQuery(box));
  const read = useMarkRead();
  const names = mergeNames(query.data?.pages ?? []);
  const all = rowsOf(query.data);
  return (
    <>
      {box === 'toRead' && all.length > 1 && (
        <div className="list-actions">
          <Button
            size="small"
            loading={read.isPending}
            onClick={() => read.mutate(all.map((item) => item.id))}
          >
            {t('pages.todo.markAllRead')}
          </Button>
        </div>
      )}
      <RowList
        query={query}
        rows={rowsOf(query.data)}
        sought={sought}
        find={(item) =>
          matches(sought, t(`pages.notice.${item.template}`), titleOf(item.task), item.task.text)
        }
        onClear={onClear}
        label={t('pages.todo.tabs.toRead')}
        empty={<Empty title={t(`pages.todo.empty.${box}`)}>{t(`pages.todo.emptyHint.${box}`)}</Empty>}
        keyOf={(item) => item.id}
        row={(item) => (
          <NoticeRow
            item={item}
            names={names}
            onRead={item.readAt === null ? () => read.mutate([item.id]) : null}
          />
        )}
      />
    </>
  );
}

function useMarkRead() {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: markRead,
    onError: () => message.error(t('shell.problem.network')),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['notices'] });
      await queries.invalidateQueries({ queryKey: ['todo'] });
    },
  });
}

function NoticeRow({ item, names, onRead }: { item: NoticeItem; names: Names; onRead: (() => void) | null }) {
  const { t } = useTranslation();
  const words = useWords();
  const detail = useNoticeDetail(item, names);
  return (
    <div className="notice-row">
      <Link
        to="/tasks/$id"
        params={{ id: item.task.id }}
        className="row-link"
        data-row-link
        onClick={() => onRead?.()}
      >
        <span className="row-main">
          <span className="row-ask">
            {t(`pages.notice.${item.template}`)}
            {item.urgent && <span className="urgent">{t('pages.todo.urgent')}</span>}
          </span>
          <span className="row-title">{titleOf(item.task)}</span>
          {detail !== '' && <span className="row-text">{detail}</span>}
          <RowPlace task={item.task} />
        </span>
        <span className="row-side small quiet num">{words.instant(item.at)}</span>
      </Link>
      {onRead !== null && (
        <Button size="small" onClick={onRead}>
          {t('pages.todo.markRead')}
        </Button>
      )}
    </div>
  );
}
