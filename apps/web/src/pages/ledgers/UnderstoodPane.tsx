import type { LedgerRow, Names } from '#contract';
import type { ListyRef } from 'antd';
import { Segmented } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../components/States.js';
import { LongList } from '../ledger/questions/LongList.js';
import type { AskedQuestion } from '../ledger/questions/open-questions.js';
import { QuestionGroups } from '../ledger/questions/QuestionGroups.js';
import { UnderstoodRow } from './UnderstoodRow.js';

export type PaneView = 'all' | 'open' | 'groups';

interface UnderstoodPaneProps {
  rows: LedgerRow[];
  names: Names;
  asked: AskedQuestion[];
  view: PaneView;
  onView: (view: PaneView) => void;
  focused: number | null;
  onFocus: (row: number) => void;
  updating: boolean;
}

/** What was understood, row by row or by question; ten thousand rows scroll like forty. */
export function UnderstoodPane(props: UnderstoodPaneProps) {
  const { rows, asked, view, onView, onFocus, updating } = props;
  const { t } = useTranslation();
  const openRows = new Set(asked.map(({ row }) => row));
  const shown = view === 'open' ? rows.filter(({ row }) => openRows.has(row)) : rows;
  const show = (row: number): void => {
    onView('all');
    onFocus(row);
  };
  return (
    <section className="card card-pad read-pane" aria-label={t('intake.read.label')} aria-busy={updating}>
      <Segmented
        value={view}
        onChange={onView}
        options={[
          { value: 'all', label: t('ledgers.importPage.allRows', { count: rows.length }) },
          { value: 'open', label: `${t('ledgers.importPage.onlyOpen')} ${openRows.size}` },
          { value: 'groups', label: `${t('intake.read.groups')} ${asked.length}` },
        ]}
      />
      {view === 'groups' ? (
        <QuestionGroups asked={asked} onRow={show} />
      ) : shown.length === 0 ? (
        <Empty title={t('intake.question.none')} />
      ) : (
        <>
          <Legend />
          <Rows {...props} rows={shown} />
        </>
      )}
    </section>
  );
}

/** What the underlines in the rows mean. */
function Legend() {
  const { t } = useTranslation();
  return (
    <p className="paper-legend small">
      <span className="mark-unit">{t('intake.paper.legend.unit')}</span>
      <span className="mark-role">{t('intake.paper.legend.role')}</span>
      <span className="mark-open">{t('intake.paper.legend.open')}</span>
      <span className="mark-time">{t('intake.paper.legend.time')}</span>
    </p>
  );
}

function Rows({ rows, names, focused, onFocus }: UnderstoodPaneProps) {
  const list = useRef<ListyRef>(null);
  useEffect(() => {
    if (focused !== null) list.current?.scrollTo({ key: focused, align: 'auto' });
  }, [focused]);
  return (
    <LongList
      ref={list}
      items={rows}
      rowKey="row"
      itemRender={(row) => (
        <UnderstoodRow row={row} names={names} focused={row.row === focused} onFocus={onFocus} />
      )}
    />
  );
}
