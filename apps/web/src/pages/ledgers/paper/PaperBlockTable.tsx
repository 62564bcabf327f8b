import { useTranslation } from 'react-i18next';
import type { BlockCell, BlockRow, PaperBlock } from './paper-blocks.js';

interface PaperBlockTableProps {
  block: PaperBlock;
  widths: number[];
  /** The row of the ledger that is looked at. */
  focused: number | null;
  onRow: (row: number) => void;
}

/** Width of the column that holds the numbers of the ledger's rows, in pixels. */
export const GUTTER_PX = 44;

/** Some rows of the paper with its own merges; the number at the left leads to what was understood of the row. */
export function PaperBlockTable({ block, widths, focused, onRow }: PaperBlockTableProps) {
  return (
    <table className="paper-table">
      <colgroup>
        <col style={{ width: GUTTER_PX }} />
        {widths.map((width, column) => (
          <col key={`${column} ${width}`} style={{ width }} />
        ))}
      </colgroup>
      <tbody>
        {block.rows.map((row) => (
          <tr key={row.at} className={rowLook(row, focused)} data-printed={row.at}>
            <RowNumber row={row} focused={focused} onRow={onRow} />
            {row.cells.map((cell) => (
              <Cell key={cell.column} cell={cell} header={row.header} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rowLook({ row, header }: BlockRow, focused: number | null): string | undefined {
  if (header) return 'paper-header';
  return row !== null && row === focused ? 'paper-focused' : undefined;
}

function RowNumber({
  row: { row, header },
  focused,
  onRow,
}: Pick<PaperBlockTableProps, 'focused' | 'onRow'> & { row: BlockRow }) {
  const { t } = useTranslation();
  return (
    <td className="paper-gutter">
      {row !== null && (
        <button
          type="button"
          aria-label={t('intake.paper.toRow', { row })}
          aria-pressed={row === focused}
          onClick={() => onRow(row)}
        >
          {row}
        </button>
      )}
      {header && <span className="small">{t('intake.paper.header')}</span>}
    </td>
  );
}

/** Cells longer than this are folded; the whole text stays reachable. */
const TEXT_SHOWN = 400;

function Cell({ cell, header }: { cell: BlockCell; header: boolean }) {
  const { text, rows, columns, continued } = cell;
  const Tag = header ? 'th' : 'td';
  return (
    <Tag
      rowSpan={rows > 1 ? rows : undefined}
      colSpan={columns > 1 ? columns : undefined}
      className={continued ? 'paper-continued' : undefined}
    >
      {text.length > TEXT_SHOWN ? (
        <details>
          <summary>{text.slice(0, TEXT_SHOWN)}…</summary>
          {text}
        </details>
      ) : (
        text
      )}
    </Tag>
  );
}
