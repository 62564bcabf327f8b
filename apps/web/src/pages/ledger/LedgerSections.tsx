import type { LedgerRow, Names } from '#contract';
import { useEffect } from 'react';
import { numbered } from '../../components/joining.js';
import { LedgerRowLine } from './LedgerRowLine.js';

interface LedgerSectionsProps {
  rows: LedgerRow[];
  names: Names;
  /** Told the number of the row that a person wants to decide on. */
  onFix: (row: number) => void;
  /** The row that is brought into view. */
  reached: number | null;
}

/** The rows as the paper orders them: by section, and within it by numbered item. */
export function LedgerSections({ rows, names, onFix, reached }: LedgerSectionsProps) {
  useEffect(() => {
    if (reached !== null)
      document.getElementById(`ledger-row-${reached}`)?.scrollIntoView?.({ block: 'center' });
  }, [reached]);
  return bySection(rows).map((section) => (
    <section key={section.key} className="card ledger-section">
      {section.title !== '' && <h2>{section.title}</h2>}
      {section.items.map((item) => (
        <div key={item.key} className="ledger-item">
          {item.title !== '' && <h3>{item.title}</h3>}
          <ul>
            {item.rows.map((row) => (
              <li key={row.row}>
                <LedgerRowLine row={row} names={names} onFix={() => onFix(row.row)} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  ));
}

interface Grouped {
  key: string;
  title: string;
  items: { key: string; title: string; rows: LedgerRow[] }[];
}

/** Neighbouring rows of one section, and within it of one item; the order of the paper is kept. */
function bySection(rows: LedgerRow[]): Grouped[] {
  const sections: Grouped[] = [];
  for (const row of rows) {
    const sectionTitle = numbered(row.section?.no, row.section?.title);
    const itemTitle = numbered(row.item?.no, row.item?.title);
    let section = sections.at(-1);
    if (section === undefined || section.title !== sectionTitle) {
      section = { key: `${row.row}`, title: sectionTitle, items: [] };
      sections.push(section);
    }
    const item = section.items.at(-1);
    if (item === undefined || item.title !== itemTitle)
      section.items.push({ key: `${row.row}`, title: itemTitle, rows: [row] });
    else item.rows.push(row);
  }
  return sections;
}
