import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { ledgerQuery } from '../../api/ledgers.js';
import { PageHead } from '../../components/PageHead.js';
import { PaperDrop } from './PaperDrop.js';
import { Reading } from './Reading.js';

const route = getRouteApi('/frame/ledgers/import');

/**
 * Brings a paper in: drop or paste it, see what was understood, answer what is open, keep it as a draft. With `into`, as
 * a new version of that ledger, which shows what it would change.
 */
export function ImportPage() {
  const { t } = useTranslation();
  const { into } = route.useSearch();
  const [paper, setPaper] = useState<{ file: File; serial: number } | null>(null);
  return (
    <>
      <PageHead
        title={t(into === undefined ? 'ledgers.importPage.title' : 'intake.difference.title')}
        crumbs={<Crumbs into={into} fileName={paper?.file.name ?? null} />}
      />
      {paper === null ? (
        <PaperDrop onPaper={(file) => setPaper({ file, serial: Date.now() })} />
      ) : (
        <Reading
          key={`${paper.serial} ${into}`}
          paper={paper.file}
          into={into ?? null}
          onAgain={() => setPaper(null)}
        />
      )}
    </>
  );
}

function Crumbs({ into, fileName }: { into: string | undefined; fileName: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/ledgers">{t('ledgers.title')}</Link>
      {into !== undefined && <LedgerCrumb id={into} />}
      {fileName !== null && ` › ${fileName}`}
    </>
  );
}

function LedgerCrumb({ id }: { id: string }) {
  const ledger = useInfiniteQuery(ledgerQuery(id)).data?.pages[0];
  return (
    <>
      {' › '}
      <Link to="/ledgers/$id" params={{ id }}>
        {ledger?.title ?? id}
      </Link>
    </>
  );
}
