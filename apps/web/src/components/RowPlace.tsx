import type { TaskHeader } from '#contract';
import { useTranslation } from 'react-i18next';
import { numbered } from './joining.js';

/** Where a row stands in its paper. */
export function RowPlace({ task }: { task: TaskHeader }) {
  const { t } = useTranslation();
  const section = numbered(task.section?.no, task.section?.title);
  return (
    <span className="row-place">
      {t('pages.todo.place', { ledger: task.ledger.title, row: task.row })}
      {section !== '' && ` · ${section}`}
    </span>
  );
}
