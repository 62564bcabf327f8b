import type { LedgerDecisionsInput, Paper, PaperPart } from '#contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { partsHeadedLike } from './paper-parts.js';
import { saidOf, withSaid } from './said-columns.js';

type Said = LedgerDecisionsInput['columns'];

interface ColumnNotesProps {
  paper: Paper;
  part: PaperPart;
  said: Said;
  /** What is shown of the columns was read before the last choice. */
  updating: boolean;
  onSaid: (columns: Said) => void;
}

/** How far a correction of these columns reaches, what an earlier version brought, and the ways to take it further or back. */
export function ColumnNotes({ paper, part, said, updating, onSaid }: ColumnNotesProps) {
  const { t } = useTranslation();
  const own = saidOf(said, part);
  const isSaid = Object.keys(own).length > 0;
  const alike = isSaid
    ? partsHeadedLike(paper, part).filter((other) => !isSame(saidOf(said, other), own))
    : [];
  const carried = !updating && !isSaid && part.columns.some(({ given }) => given);
  const notes = [
    ...(part.tables.length > 1 ? [t('intake.paper.columnsOf.joined', { count: part.tables.length })] : []),
    ...(paper.parts.length > 1 ? [t('intake.paper.columnsOf.own')] : []),
    ...(carried ? [t('intake.paper.columnsOf.carried')] : []),
  ];
  const spread = (): void => onSaid(alike.reduce<Said>((all, other) => withSaid(all, other, own), said));
  return (
    <>
      {notes.length > 0 && (
        <p className="small quiet" role="status">
          {notes.join(' ')}
        </p>
      )}
      {isSaid && (
        <p className="question-answers">
          {alike.length > 0 && (
            <Button size="small" onClick={spread}>
              {t('intake.paper.columnsOf.also', { count: alike.length })}
            </Button>
          )}
          <Button size="small" type="link" onClick={() => onSaid(withSaid(said, part, {}))}>
            {t('intake.paper.columnsOf.takeBack')}
          </Button>
        </p>
      )}
    </>
  );
}

function isSame(one: Record<string, string>, other: Record<string, string>): boolean {
  const places = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...places].every((place) => one[place] === other[place]);
}
