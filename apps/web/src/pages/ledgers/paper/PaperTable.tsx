import type { LedgerDecisionsInput, Paper, PaperField, PrintedTable } from '#contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../app/i18n/language.js';
import { ColumnHeads } from './ColumnHeads.js';
import { ColumnNotes } from './ColumnNotes.js';
import { chosenTables, partOf, tableAt } from './paper-parts.js';
import { GUTTER_PX } from './PaperBlockTable.js';
import { PartTabs, TableChoice } from './PartChoice.js';
import { Printed } from './Printed.js';
import { saidOf, shownColumns, withColumn, withSaid } from './said-columns.js';

interface PaperTableProps {
  paper: Paper;
  decisions: LedgerDecisionsInput;
  /** The paper shows the reading before the last choice. */
  updating: boolean;
  focused: number | null;
  onRow: (row: number) => void;
  onDecide: (change: LedgerDecisionsInput) => void;
  /** What is to be said beside the choices of tables and columns. */
  notice: ReactNode;
}

/** The paper as printed: which of its tables is the ledger, what each column holds, and its rows with their merges. */
export function PaperTable({ notice, ...props }: PaperTableProps) {
  const { paper, decisions, focused, onRow, onDecide } = props;
  const { t } = useTranslation();
  const tables = chosenTables(paper);
  const shown = tables === null ? undefined : tableAt(tables, focused);
  if (tables === null || shown === undefined) return <p className="quiet">{t('intake.paper.noTable')}</p>;
  return (
    <section className="card card-pad paper-pane" aria-label={t('intake.paper.label')}>
      <h2 className="card-title">
        {t('intake.paper.label')} <small>{t('intake.paper.hint')}</small>
      </h2>
      {(paper.tables.length > 1 || decisions.table !== undefined) && (
        <TableChoice paper={paper} chosen={tables} given={decisions.table} onDecide={onDecide} />
      )}
      <PartTabs tables={tables} shown={shown} onRow={onRow} />
      {notice}
      <OneTable key={shown.table} {...props} shown={shown} />
      {shown.rows.length < shown.rowCount && (
        <p className="small quiet">
          {t('intake.paper.cutOff', { shown: shown.rows.length, count: shown.rowCount })}
        </p>
      )}
      <Around paper={paper} />
    </section>
  );
}

/** One table under what its columns hold. A correction is one for its part, and for no other. */
function OneTable(props: Omit<PaperTableProps, 'notice'> & { shown: PrintedTable }) {
  const { paper, shown, decisions, updating, focused, onRow, onDecide } = props;
  const part = partOf(paper, shown);
  const said = part === null ? {} : saidOf(decisions.columns, part);
  const setColumn = (column: number, field: PaperField): void => {
    if (part !== null)
      onDecide({ columns: withSaid(decisions.columns, part, withColumn(said, column, field)) });
  };
  return (
    <>
      {part !== null && (
        <ColumnNotes
          paper={paper}
          part={part}
          said={decisions.columns}
          updating={updating}
          onSaid={(columns) => onDecide({ columns })}
        />
      )}
      <Printed
        table={shown}
        heads={(widths) => (
          <ColumnHeads
            columns={shownColumns(part?.columns ?? [], said, shown.columns)}
            widths={widths}
            gutter={GUTTER_PX}
            onChange={setColumn}
          />
        )}
        focused={focused}
        onRow={onRow}
      />
    </>
  );
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
