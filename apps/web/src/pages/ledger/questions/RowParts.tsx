import type { LedgerRow, Names, ReadPart } from '#contract';
import { useTranslation } from 'react-i18next';
import { joining } from '../../../components/joining.js';
import { unitName } from '../../../components/names.js';
import { RoleText } from '../../../components/RoleText.js';

interface RowPartsProps {
  row: Pick<LedgerRow, 'row' | 'parts'>;
  names: Names;
}

/** Who is named in a row, in which role, and by which words; a name that nobody knows stands out. */
export function RowParts({ row, names }: RowPartsProps) {
  const { t } = useTranslation();
  return (
    <table className="units row-parts">
      <caption className="visually-hidden">{t('ledgers.responsibility')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('intake.parts.unit')}</th>
          <th scope="col">{t('intake.parts.role')}</th>
          <th scope="col">{t('intake.parts.basis')}</th>
        </tr>
      </thead>
      <tbody>
        {row.parts.map((part, n) => (
          <tr key={`${n} ${part.text}`}>
            <th scope="row" className={isUnknown(part) ? 'part-unknown' : undefined}>
              <PartName part={part} names={names} />
            </th>
            <td data-label={t('intake.parts.role')}>
              <span className={part.role === 'lead' ? 'tag tag-lead' : 'tag'}>
                <RoleText role={part.role} mode={part.mode} />
              </span>
            </td>
            <td data-label={t('intake.parts.basis')} className="quiet small">
              <span>
                {isUnknown(part)
                  ? t('intake.parts.unknown')
                  : part.basis === null
                    ? t('intake.parts.byColumn')
                    : t('intake.parts.quoted', { words: part.basis })}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isUnknown({ kind, unit }: ReadPart): boolean {
  return kind === 'unit' && unit === null;
}

function PartName({ part, names }: { part: ReadPart; names: Names }) {
  const { t } = useTranslation();
  if (part.kind === 'group')
    return part.members === null ? (
      <>{joining(t).noted(part.text, t('intake.parts.openGroup'))}</>
    ) : (
      <>{joining(t).noted(part.text, t('intake.parts.members', { count: part.members.length }))}</>
    );
  if (part.unit === null) return <>{part.text}</>;
  const name = unitName(names, part.unit);
  if (name === part.text) return <>{name}</>;
  return (
    <>
      {name} <span className="quiet small">{t('intake.parts.printedAs', { text: part.text })}</span>
    </>
  );
}
