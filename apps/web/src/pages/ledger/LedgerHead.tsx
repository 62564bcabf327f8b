import type { LedgerView, Names } from '#contract';
import type { InputRef } from 'antd';
import { Input } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { LedgerFilter } from '../../api/ledgers.js';
import { isTypedInto } from '../../components/list-keys.js';
import { unitName } from '../../components/names.js';
import { PageHead } from '../../components/PageHead.js';
import { ExportMenu } from './ExportMenu.js';

interface LedgerHeadProps {
  ledger: LedgerView;
  names: Names;
  text: string;
  onText: (text: string) => void;
  /** What narrows the rows below, and with them the export. */
  filter: LedgerFilter;
  /** May bring in another version of the paper. */
  mayChange: boolean;
}

/** Name and state of a ledger, the search, the export, and the way to bring in a new version. */
export function LedgerHead({ ledger, names, text, onText, filter, mayChange }: LedgerHeadProps) {
  const { t } = useTranslation();
  const search = useRef<InputRef>(null);
  useSearchKey(search);
  return (
    <PageHead
      title={ledger.title}
      crumbs={<Link to="/ledgers">{t('ledgers.title')}</Link>}
      beside={
        <span className="head-state">
          <span className="tag">{t(`ledgers.status.${ledger.status}`)}</span>
          <span className="quiet">
            {t('ledgers.view.meta', { year: ledger.year, unit: unitName(names, ledger.coordinatingUnit) })}
          </span>
        </span>
      }
    >
      <span className="ledger-tools">
        <Input
          ref={search}
          type="search"
          allowClear
          className="page-search"
          aria-label={t('ledgers.view.filter')}
          placeholder={t('ledgers.view.filter')}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
        {mayChange && ledger.status !== 'undone' && (
          <Link to="/ledgers/import" search={{ into: ledger.id }} className="button-link button-quiet">
            {t('intake.revision.importNew')}
          </Link>
        )}
        <ExportMenu ledger={ledger} filter={filter} />
      </span>
    </PageHead>
  );
}

/** `/` goes to the search box, unless one is typing. */
function useSearchKey(search: React.RefObject<InputRef | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && isTypedInto(event.target);
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      search.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [search]);
}
