import type { LedgerRow, Names } from '#contract';
import { blocksIssue } from '#contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { LightMark } from '../../components/LightMark.js';
import { isClosed } from '../../components/task-status.js';
import { Understood } from '../../components/Understood.js';
import { RowQuestions } from './questions/RowQuestions.js';

interface LedgerRowLineProps {
  row: LedgerRow;
  names: Names;
  onFix: () => void;
}

/** One row: its words, its units and day, and either its light or what is still to decide. */
export function LedgerRowLine({ row, names, onFix }: LedgerRowLineProps) {
  const { t } = useTranslation();
  // A group that nobody has named members of may be what keeps a row from being issued.
  const isOpen = row.questions.some(blocksIssue) || row.placeholders.length > 0;
  return (
    <div className="ledger-row" id={`ledger-row-${row.row}`}>
      <div className="ledger-state">
        <span className="quiet small num">{t('ledgers.row', { row: row.row })}</span>
        <RowState row={row} />
      </div>
      <div>
        {row.task === null ? (
          <p className="written">{row.content.trim()}</p>
        ) : (
          <Link to="/tasks/$id" params={{ id: row.task.id }} className="written row-words-link" data-row-link>
            {row.content.trim()}
          </Link>
        )}
        {row.mergedInto !== null && (
          <p className="told small">
            <Link to="/ledgers/$id" params={{ id: row.mergedInto.ledger }}>
              {t('intake.read.merged', { row: row.mergedInto.row })}
            </Link>
          </p>
        )}
        {row.task === null && row.mergedInto === null && <RowQuestions row={row} />}
        {row.task === null && row.mergedInto === null && isOpen && (
          <Button size="small" onClick={onFix} data-row-link>
            {t('ledgers.view.fix')}
          </Button>
        )}
      </div>
      <Understood row={row} names={names} />
    </div>
  );
}

function RowState({ row }: { row: LedgerRow }) {
  const { t } = useTranslation();
  if (row.task === null) return null;
  const { status, light, daysLate } = row.task;
  return (
    <>
      {!isClosed(status) && <LightMark light={light} />}
      <span className="small">{t(`words.taskStatus.${status}`)}</span>
      {daysLate !== null && daysLate > 0 && (
        <span className="small row-late num">{t('shell.time.overdue', { count: daysLate })}</span>
      )}
    </>
  );
}
