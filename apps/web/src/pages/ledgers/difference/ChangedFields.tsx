import type { RowChange } from '#contract';
import { useTranslation } from 'react-i18next';

/** What differs, field by field: the words before struck out, those after beside them. */
export function ChangedFields({ fields }: Pick<RowChange, 'fields'>) {
  const { t } = useTranslation();
  return (
    <dl className="difference-fields">
      {fields.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{t(`intake.difference.field.${field}`)}</dt>
          <dd>
            <del>
              <span className="visually-hidden">{t('intake.difference.before')} </span>
              {before ?? t('intake.difference.blank')}
            </del>
            <ins>
              <span className="visually-hidden">{t('intake.difference.after')} </span>
              {after ?? t('intake.difference.blank')}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The words of the row, unless the fields below say them already. */
export function ChangedWords({ change: { content, fields, kind } }: { change: RowChange }) {
  if (kind === 'changed' && fields.some(({ field }) => field === 'content')) return null;
  return <p className="written">{content.trim()}</p>;
}
