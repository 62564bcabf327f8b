import type { LedgerDecisionsInput, Paper, PaperField, PrintedTable } from '#contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../app/i18n/language.js';
import { ColumnHeads } from './ColumnHeads.js';
import type { PaperParts } from './paper-parts.js';
import { columnsOf, isHeadedLike, partAt, partsOf } from './paper-parts.js';
import { GUTTER_PX } from './PaperBlockTable.js';
import type { PaperSource } from './part-columns.js';
import { usePartColumns } from './part-columns.js';
import { PartTabs, TableChoice } from './PartChoice.js';
import { Printed } from './Printed.js';

interface PaperTableProps {
  paper: Paper;
  source: PaperSource;
  decisions: LedgerDecisionsInput;
  focused: number | null;
  onRow: (row: number) => void;
  onDecide: (change: LedgerDecisionsInput) => void;
}

/** The paper as printed: which of its tables is the ledger, what each column holds, and its rows with their merges. */
export function PaperTable({ paper, source, decisions, focused, onRow, onDecide }: PaperTableProps) {
  const { t } = useTranslation();
  const parts = partsOf(paper);
  if (parts === null) return <p className="quiet">{t('intake.paper.noTable')}</p>;
  const shown = partAt(parts, focused);
  const choice = { paper, parts, decisions, onDecide };
  return (
    <section className="card card-pad paper-pane" aria-label={t('intake.paper.label')}>
      <h2 className="card-title">
        {t('intake.paper.label')} <small>{t('intake.paper.hint')}</small>
      </h2>
      {(paper.tables.length > 1 || decisions.table !== undefined) && <TableChoice {...choice} />}
      <PartTabs parts={parts} shown={shown} onRow={onRow} />
      <Part key={shown.table} {...choice} shown={shown} source={source} focused={focused} onRow={onRow} />
      {shown.rows.length < shown.rowCount && (
        <p className="small quiet">
          {t('intake.paper.cutOff', { shown: shown.rows.length, count: shown.rowCount })}
        </p>
      )}
      <Around paper={paper} />
    </section>
  );
}

interface PartProps extends PaperTableProps {
  parts: PaperParts;
  shown: PrintedTable;
}

/** One table with what its columns hold. Where the parts differ it is only told: a correction would reach into all of them. */
function Part({ paper, source, decisions, focused, onRow, onDecide, parts, shown }: PartProps) {
  const { t } = useTranslation();
  const isFurther = !isHeadedLike(shown, parts.main);
  const own = usePartColumns(source, decisions, isFurther ? shown.table : null);
  const setColumn = (column: number, field: PaperField): void =>
    onDecide({ columns: { ...decisions.columns, [String(column)]: field } });
  return (
    <>
      {parts.tables.length > 1 && (
        <p className="small quiet" role="status">
          {t(`intake.paper.columnsOf.${wordOf(parts, own)}`)}
        </p>
      )}
      <Printed
        table={shown}
        heads={(widths) => (
          <ColumnHeads
            columns={columnsOf(isFurther ? own.columns : paper.columns, shown)}
            widths={widths}
            gutter={GUTTER_PX}
            onChange={parts.isAlike ? setColumn : null}
          />
        )}
        focused={focused}
        onRow={onRow}
      />
    </>
  );
}

function wordOf({ isAlike }: PaperParts, own: ReturnType<typeof usePartColumns>) {
  if (own.isPending) return 'pending';
  if (own.isFailed) return 'unknown';
  return isAlike ? 'alike' : 'own';
}

/** What the file has beside its table. */
function Around({ paper: { notices, notes } }: { paper: Paper }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <>
      {notices.map(({ code, message, messageEn }) => (
        <p key={`${code} ${message}`} className="told small">
          {language === 'zh' ? message : messageEn}
        </p>
      ))}
      {notes.length > 0 && (
        <details className="small">
          <summary>{t('intake.paper.notes', { count: notes.length })}</summary>
          {notes.map((note, n) => (
            <p key={`${n} ${note}`}>{note}</p>
          ))}
        </details>
      )}
    </>
  );
}
