import type { PrintedTable } from '#contract';
import type { ListyRef } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { LongList } from '../../ledger/questions/LongList.js';
import { blockOf, blocksOf, columnWidths } from './paper-blocks.js';
import { GUTTER_PX, PaperBlockTable } from './PaperBlockTable.js';

interface PrintedProps {
  table: PrintedTable;
  heads: (widths: number[]) => React.ReactNode;
  focused: number | null;
  onRow: (row: number) => void;
}

/** The rows of one table under what its columns hold; only those that one looks at are drawn. */
export function Printed({ table, heads, focused, onRow }: PrintedProps) {
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
