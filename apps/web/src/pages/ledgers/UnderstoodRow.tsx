import type { LedgerRow, Names } from '#contract';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../app/office.js';
import { joining, numbered } from '../../components/joining.js';
import { limitText } from '../../components/limit-text.js';
import { MarkedText } from '../../components/MarkedText.js';
import { SettledLines } from '../../components/SettledLines.js';
import { Understood } from '../../components/Understood.js';
import { RowParts } from '../ledger/questions/RowParts.js';
import { RowQuestions } from '../ledger/questions/RowQuestions.js';

interface UnderstoodRowProps {
  row: LedgerRow;
  names: Names;
  focused: boolean;
  onFocus: (row: number) => void;
}

/** One row of the paper as it was understood: its place, its words, who has which duty, until when, and what is open. */
export const UnderstoodRow = memo(function UnderstoodRow(props: UnderstoodRowProps) {
  const { row, names, focused, onFocus } = props;
  const { t } = useTranslation();
  const duties = row.duties.map(({ start, end }) => ({ start, end, kind: 'time' }));
  return (
    <article
      className={focused ? 'read-row read-row-focused' : 'read-row'}
      aria-current={focused ? 'true' : undefined}
      onFocusCapture={() => onFocus(row.row)}
    >
      <h3>
        <button type="button" className="read-row-number num" onClick={() => onFocus(row.row)}>
          {t('ledgers.row', { row: row.row })}
        </button>{' '}
        {numbered(row.item?.no, row.item?.title)}
        {row.section !== null && (
          <span className="quiet small"> {numbered(row.section.no, row.section.title)}</span>
        )}
      </h3>
      <MarkedText text={row.content.trimEnd()} marks={duties} />
      <p className="small">
        <MarkedText text={row.responsibilityText} marks={row.marks.responsibility} />
      </p>
      {row.parts.length > 0 ? <Parts row={row} names={names} /> : <Understood row={row} names={names} />}
      <RowQuestions row={row} />
    </article>
  );
});

/** Names with their roles, and the day. */
function Parts({ row, names }: Pick<UnderstoodRowProps, 'row' | 'names'>) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <>
      <RowParts row={row} names={names} />
      <p className="num">
        {joining(t).labelled(t('ledgers.deadline'), limitText(row, t, words))}{' '}
        {row.deadlineText !== '' && (
          <span className="quiet small">
            <MarkedText text={row.deadlineText} marks={row.marks.deadline} />
          </span>
        )}
      </p>
      <SettledLines settled={row.settled} names={names} />
    </>
  );
}
