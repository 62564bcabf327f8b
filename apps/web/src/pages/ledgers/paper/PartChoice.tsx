import type { LedgerDecisionsInput, Paper, PrintedTable } from '#contract';
import { Button, Select } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { joining } from '../../../components/joining.js';
import { rowsIn } from './paper-parts.js';

interface TableChoiceProps {
  paper: Paper;
  chosen: PrintedTable[];
  /** The table that somebody named. */
  given: number | undefined;
  onDecide: (change: LedgerDecisionsInput) => void;
}

/** Stands for no table in particular: what the readers find by themselves. */
const BY_ITSELF = -1;

/**
 * Which of the tables is read: what was found by itself, which may be several together, or one alone. What was said of the
 * columns of a table, and answered about its rows, waits while it is left out.
 */
export function TableChoice({ paper, chosen, given, onDecide }: TableChoiceProps) {
  const { t } = useTranslation();
  const together = chosen.length > 1;
  const itself = together ? t('intake.paper.together', { count: chosen.length }) : t('intake.paper.byItself');
  const nameOf = (table: PrintedTable): string => {
    const name = joining(t).noted(tableName(t, table), t('ledgers.rowsOnly', { rows: table.rowCount }));
    return together ? t('intake.paper.alone', { name }) : name;
  };
  const choose = (table: number): void => onDecide({ table: table === BY_ITSELF ? undefined : table });
  return (
    <div className="field">
      <label htmlFor="paper-which">{t('intake.paper.which')}</label>
      <Select
        id="paper-which"
        value={given ?? (together ? BY_ITSELF : (chosen[0]?.table ?? BY_ITSELF))}
        options={[
          ...(together || given !== undefined ? [{ value: BY_ITSELF, label: itself }] : []),
          ...paper.tables.map((table) => ({ value: table.table, label: nameOf(table) })),
        ]}
        onChange={choose}
      />
    </div>
  );
}

interface PartTabsProps {
  tables: PrintedTable[];
  shown: PrintedTable;
  /** Told the first row of the part that somebody wants to see. */
  onRow: (row: number) => void;
}

/** The parts of a ledger, each with its rows; one of them is shown. */
export function PartTabs({ tables, shown, onRow }: PartTabsProps) {
  const { t } = useTranslation();
  if (tables.length < 2) return null;
  return (
    <div className="paper-parts" role="group" aria-label={t('intake.paper.parts')}>
      {tables.map((table) => {
        const rows = rowsIn(table);
        const name = tableName(t, table);
        return (
          <Button
            key={table.table}
            size="small"
            type={table === shown ? 'primary' : 'default'}
            aria-pressed={table === shown}
            disabled={rows === null}
            onClick={() => rows !== null && onRow(rows.first)}
          >
            {rows === null ? name : joining(t).noted(name, t(placeOf(rows), rows))}
          </Button>
        );
      })}
    </div>
  );
}

function tableName(t: TFunction, { name, table }: PrintedTable): string {
  return name ?? t('intake.paper.table', { number: table + 1 });
}

/** A part of one row stands in one place, not in a range. */
const placeOf = ({ first, last }: { first: number; last: number }) =>
  first === last ? 'intake.paper.partRow' : 'intake.paper.partRows';
