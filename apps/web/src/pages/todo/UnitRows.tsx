import { useTranslation } from 'react-i18next';
import { useInfiniteQuery } from '@tanstack/react-query';
import { tasksQuery } from '../../api/lists.js';
import { useOffice } from '../../app/office.js';
import { matches, rowsOf } from '../../components/listing.js';
import { mergeNames, titleOf } from '../../components/names.js';
import { RowList } from '../../components/RowList.js';
import { Empty } from '../../components/States.js';
import { TaskRow } from '../../components/TaskRow.js';

/** Every row in which my unit has a part, whoever is to act on it. */
export function UnitRows({ text, onClear }: { text: string; onClear: () => void }) {
  const { t } = useTranslation();
  const { session } = useOffice();
  const query = useInfiniteQuery(tasksQuery({ unit: session.unit.id }));
  const names = mergeNames(query.data?.pages ?? []);
  return (
    <RowList
      query={query}
      rows={rowsOf(query.data)}
      sought={text}
      find={(item) => matches(text, titleOf(item), item.text, t(`words.taskStatus.${item.status}`))}
      onClear={onClear}
      label={t('pages.todo.tabs.unit')}
      empty={<Empty title={t('pages.todo.empty.unit')}>{t('pages.todo.emptyHint.unit')}</Empty>}
      keyOf={(item) => item.id}
      row={(item) => <TaskRow item={item} names={names} />}
    />
  );
}
