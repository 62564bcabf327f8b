import type { InputRef } from 'antd';
import { Input, Tabs } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { waitingQuery } from '../../api/lists.js';
import type { TodoTab } from '../../app/search.js';
import { todoTabs } from '../../app/search.js';
import { Kbd } from '../../components/Kbd.js';
import { useListKeys } from '../../components/list-keys.js';
import { PageHead } from '../../components/PageHead.js';
import { DoneList } from './DoneList.js';
import { Inbox } from './Inbox.js';
import { TodoList } from './TodoList.js';
import { UnitRows } from './UnitRows.js';

const route = getRouteApi('/frame/');

/** Everything that is asked of me, what I was told, and what my unit has a part in. */
export function TodoPage() {
  const { t } = useTranslation();
  const { tab = 'todo' } = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim().toLowerCase());
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<InputRef>(null);
  useListKeys(list, search);
  const counts = useCounts();
  return (
    <>
      <PageHead title={t('pages.todo.title')}>
        <Input
          ref={search}
          type="search"
          allowClear
          className="page-search"
          aria-label={t('pages.todo.search')}
          placeholder={t('pages.todo.search')}
          suffix={<Kbd>/</Kbd>}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </PageHead>
      <Tabs
        activeKey={tab}
        onChange={(key) => void navigate({ search: { tab: key === 'todo' ? undefined : (key as TodoTab) } })}
        items={todoTabs.map((key) => ({ key, label: <TabLabel tab={key} count={counts[key]} /> }))}
      />
      <div ref={list}>
        {tab === 'todo' && <TodoList sought={sought} onClear={() => setText('')} />}
        {tab === 'toRead' && <Inbox sought={sought} onClear={() => setText('')} />}
        {tab === 'done' && <DoneList sought={sought} onClear={() => setText('')} />}
        {tab === 'unit' && <UnitRows text={sought} onClear={() => setText('')} />}
      </div>
      <p className="quiet small key-help">
        <Kbd>j</Kbd> <Kbd>k</Kbd> {t('pages.todo.keys')} <Kbd>Enter</Kbd> {t('pages.todo.keyOpen')}{' '}
        <Kbd>/</Kbd> {t('pages.todo.keySearch')}
      </p>
    </>
  );
}

function TabLabel({ tab, count }: { tab: TodoTab; count: number | null }) {
  const { t } = useTranslation();
  return (
    <span>
      {t(`pages.todo.tabs.${tab}`)}
      {count !== null && <span className="tab-count num"> {count}</span>}
    </span>
  );
}

/** The server counts what is to do and to read; the other two are lists without an end in sight. */
function useCounts(): Record<TodoTab, number | null> {
  const waiting = useQuery(waitingQuery).data;
  return { todo: waiting?.todo ?? null, toRead: waiting?.toRead ?? null, done: null, unit: null };
}
