import type { LedgerRow, Names } from '#contract';
import type { ListyRef } from 'antd';
import { useEffect, useRef } from 'react';
import { numbered } from '../../components/joining.js';
import { LedgerRowLine } from './LedgerRowLine.js';
import { LedgerSections } from './LedgerSections.js';
import { LongList } from './questions/LongList.js';

interface LedgerRowsProps {
  rows: LedgerRow[];
  names: Names;
  onFix: (row: number) => void;
  /** The row that is brought into view. */
  reached: number | null;
}

/** Up to here a ledger is one page; a longer one draws only the rows that one looks at. */
const WHOLE_MAX = 400;

/** The rows in the order of the paper, under their headings. */
export function LedgerRows(props: LedgerRowsProps) {
  return props.rows.length <= WHOLE_MAX ? <LedgerSections {...props} /> : <ManyRows {...props} />;
}

function ManyRows({ rows, names, onFix, reached }: LedgerRowsProps) {
  const list = useRef<ListyRef>(null);
  useEffect(() => {
    if (reached !== null) list.current?.scrollTo({ key: reached, align: 'auto' });
  }, [reached]);
  return (
    <section className="card ledger-section">
      <LongList
        ref={list}
        items={rows}
        rowKey="row"
        itemRender={(row, at) => (
          <>
            <Headings row={row} above={rows[at - 1]} />
            <LedgerRowLine row={row} names={names} onFix={() => onFix(row.row)} />
          </>
        )}
      />
    </section>
  );
}

/** Section and item of a row, where they are not those of the row above. */
function Headings({ row, above }: { row: LedgerRow; above: LedgerRow | undefined }) {
  const section = numbered(row.section?.no, row.section?.title);
  const item = numbered(row.item?.no, row.item?.title);
  const sectionAbove = numbered(above?.section?.no, above?.section?.title);
  const itemAbove = numbered(above?.item?.no, above?.item?.title);
  return (
    <>
      {section !== '' && section !== sectionAbove && <h2>{section}</h2>}
      {item !== '' && (item !== itemAbove || section !== sectionAbove) && (
        <div className="ledger-item">
          <h3>{item}</h3>
        </div>
      )}
    </>
  );
}
