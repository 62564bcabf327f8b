import type { LedgerDecisionsInput, Paper, PaperField, PrintedTable } from '#contract';
import type { ListyRef } from 'antd';
import { Select } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../app/i18n/language.js';
import { joining } from '../../../components/joining.js';
import { LongList } from '../../ledger/questions/LongList.js';
import { ColumnHeads } from './ColumnHeads.js';
import { blockOf, blocksOf, columnWidths } from './paper-blocks.js';
import { GUTTER_PX, PaperBlockTable } from './PaperBlockTable.js';

interface PaperTableProps {
  paper: Paper;
  decisions: LedgerDecisionsInput;
  focused: number | null;
  onRow: (row: number) => void;
  onDecide: (change: LedgerDecisionsInput) => void;
}

/** The paper as printed: which of its tables is the ledger, what each column holds, and its rows with their merges. */
export function PaperTable({ paper, decisions, focused, onRow, onDecide }: PaperTableProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const chosen = shownTable(paper.tables, focused);
  if (chosen === undefined) return <p className="quiet">{t('intake.paper.noTable')}</p>;
  const setColumn = (column: number, field: PaperField): void =>
    onDecide({ columns: { ...decisions.columns, [String(column)]: field } });
  return (
    <section className="card card-pad paper-pane" aria-label={t('intake.paper.label')}>
      <h2 className="card-title">
        {t('intake.paper.label')} <small>{t('intake.paper.hint')}</small>
      </h2>
      {paper.tables.length > 1 && <TableChoice paper={paper} chosen={chosen.table} onDecide={onDecide} />}
      <Printed
        key={chosen.table}
        table={chosen}
        heads={(widths) => (
          <ColumnHeads
            columns={columnsOf(paper, chosen)}
            widths={widths}
            gutter={GUTTER_PX}
            onChange={setColumn}
          />
        )}
        focused={focused}
        onRow={onRow}
      />
      {chosen.rows.length < chosen.rowCount && (
        <p className="small quiet">
          {t('intake.paper.cutOff', { shown: chosen.rows.length, count: chosen.rowCount })}
        </p>
      )}
      {paper.notices.map(({ code, message, messageEn }) => (
        <p key={`${code} ${message}`} className="told small">
          {language === 'zh' ? message : messageEn}
        </p>
      ))}
      {paper.notes.length > 0 && (
        <details className="small">
          <summary>{t('intake.paper.notes', { count: paper.notes.length })}</summary>
          {paper.notes.map((note, n) => (
            <p key={`${n} ${note}`}>{note}</p>
          ))}
        </details>
      )}
    </section>
  );
}

/** Several tables may be read as one ledger: then the one in which the focused row stands. */
function shownTable(tables: readonly PrintedTable[], focused: number | null): PrintedTable | undefined {
  const chosen = tables.filter((table) => table.chosen);
  const holding =
    focused === null ? undefined : chosen.find(({ rows }) => rows.some(({ row }) => row === focused));
  return holding ?? chosen[0] ?? tables[0];
}

/** What is known of each column; nothing of one that the answer does not speak of. */
function columnsOf({ columns }: Paper, table: PrintedTable): (Paper['columns'][number] | null)[] {
  return Array.from(
    { length: table.columns },
    (_, at) => columns.find(({ column }) => column === at) ?? null,
  );
}

interface TableChoiceProps {
  paper: Paper;
  chosen: number;
  onDecide: (change: LedgerDecisionsInput) => void;
}

function TableChoice({ paper, chosen, onDecide }: TableChoiceProps) {
  const { t } = useTranslation();
  const nameOf = ({ table, name, rowCount }: PrintedTable): string =>
    joining(t).noted(
      name ?? t('intake.paper.table', { number: table + 1 }),
      t('ledgers.rowsOnly', { rows: rowCount }),
    );
  return (
    <div className="field">
      <label htmlFor="paper-which">{t('intake.paper.which')}</label>
      <Select
        id="paper-which"
        value={chosen}
        options={paper.tables.map((table) => ({ value: table.table, label: nameOf(table) }))}
        onChange={(table: number) => onDecide({ table, columns: {} })}
      />
    </div>
  );
}

interface PrintedProps {
  table: PrintedTable;
  heads: (widths: number[]) => React.ReactNode;
  focused: number | null;
  onRow: (row: number) => void;
}

function Printed({ table, heads, focused, onRow }: PrintedProps) {
  const list = useRef<ListyRef>(null);
  const pane = useRef<HTMLDivElement>(null);
  const blocks = useMemo(() => blocksOf(table), [table]);
  const widths = useMemo(() => columnWidths(table), [table]);
  const wide = widths.reduce((sum, width) => sum + width, GUTTER_PX);
  useEffect(() => {
    const block = focused === null ? undefined : blockOf(blocks, focused);
    if (block === undefined) return;
    list.current?.scrollTo({ key: block.at, align: 'auto' });
    const drawn = requestAnimationFrame(() =>
      pane.current
        ?.querySelector('.paper-focused')
        ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' }),
    );
    return () => cancelAnimationFrame(drawn);
  }, [blocks, focused]);
  return (
    <div className="paper-scroll" ref={pane}>
      <div style={{ minWidth: wide }}>
        {heads(widths)}
        <LongList
          ref={list}
          items={blocks}
          rowKey="at"
          itemRender={(block) => (
            <PaperBlockTable block={block} widths={widths} focused={focused} onRow={onRow} />
          )}
        />
      </div>
    </div>
  );
}
