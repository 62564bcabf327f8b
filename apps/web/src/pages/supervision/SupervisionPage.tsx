import type { SupervisionSummary } from '#contract';
import { Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { supervisionSummaryQuery } from '../../api/lists.js';
import type { SupervisionSearch, SupervisionTab } from '../../app/search.js';
import { supervisionTabs } from '../../app/search.js';
import { PageHead } from '../../components/PageHead.js';
import { Failed, Loading } from '../../components/States.js';
import { Board } from './Board.js';
import { HistoryTab } from './HistoryTab.js';
import { LateTab } from './LateTab.js';
import { LedgerChoice } from './LedgerChoice.js';
import { NextTab } from './NextTab.js';
import { RowsTab } from './RowsTab.js';
import { SectionsTab } from './SectionsTab.js';
import { TrailDrawer } from './TrailDrawer.js';
import { UnitsTab } from './UnitsTab.js';

const route = getRouteApi('/frame/supervision');

/** The supervisors' page: every number opens its rows, who is late because of whom, what was sent and what comes next. */
export function SupervisionPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const summary = useQuery(supervisionSummaryQuery(search.ledger));
  const [trail, setTrail] = useState<TrailShown | null>(null);
  return (
    <>
      <PageHead
        title={t('supervision.title')}
        beside={
          summary.data === undefined ? null : (
            <span className="quiet num">
              {t('supervision.summary', { total: summary.data.total, open: summary.data.open })}
            </span>
          )
        }
      >
        <LedgerChoice search={search} />
      </PageHead>
      {summary.isPending && <Loading rows={2} />}
      {summary.data === undefined && !summary.isPending && (
        <Failed error={summary.error} onRetry={() => void summary.refetch()} />
      )}
      {summary.data !== undefined && <Shown summary={summary.data} search={search} onTrail={setTrail} />}
      {trail !== null && <TrailDrawer {...trail} onClose={() => setTrail(null)} />}
    </>
  );
}

/** Which row's ladder stands open at the side. */
export interface TrailShown {
  task: string;
  title: string;
}

interface ShownProps {
  summary: SupervisionSummary;
  search: SupervisionSearch;
  onTrail: (trail: TrailShown) => void;
}

function Shown({ summary, search, onTrail }: ShownProps) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const tab: SupervisionTab = search.tab ?? 'late';
  const late = summary.units.reduce((sum, unit) => sum + unit.overdue, 0);
  const counts: Partial<Record<SupervisionTab, number>> = { late };
  return (
    <>
      <Board summary={summary} ledger={search.ledger} />
      <section className="card card-pad board-body">
        <Tabs
          activeKey={tab}
          onChange={(key) => void navigate({ search: { ledger: search.ledger, tab: key as SupervisionTab } })}
          items={supervisionTabs.map((key) => ({
            key,
            label: (
              <span>
                {t(`supervision.tabs.${key}`)}
                {counts[key] !== undefined && <span className="tab-count num"> {counts[key]}</span>}
              </span>
            ),
          }))}
        />
        {tab === 'late' && <LateTab search={search} onTrail={onTrail} />}
        {tab === 'rows' && <RowsTab search={search} summary={summary} />}
        {tab === 'history' && <HistoryTab search={search} onTrail={onTrail} />}
        {tab === 'units' && <UnitsTab summary={summary} ledger={search.ledger} />}
        {tab === 'sections' && <SectionsTab summary={summary} ledger={search.ledger} />}
        {tab === 'next' && <NextTab summary={summary} />}
      </section>
    </>
  );
}
