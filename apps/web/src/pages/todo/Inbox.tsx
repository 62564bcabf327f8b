import type { NoticeQuery } from '#contract';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoticeList } from './NoticeList.js';

/** What I was told: the unread first, the read ones kept beside them. */
export function Inbox({ sought, onClear }: { sought: string; onClear: () => void }) {
  const { t } = useTranslation();
  const [box, setBox] = useState<NoticeQuery['box']>('toRead');
  return (
    <>
      <Segmented
        className="inbox-box"
        aria-label={t('pages.todo.inbox.label')}
        value={box}
        onChange={setBox}
        options={[
          { value: 'toRead', label: t('pages.todo.inbox.unread') },
          { value: 'all', label: t('pages.todo.inbox.all') },
        ]}
      />
      <NoticeList box={box} sought={sought} onClear={onClear} />
    </>
  );
}
