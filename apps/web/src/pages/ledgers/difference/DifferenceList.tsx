import type { RowChange } from '#contract';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangedFields, ChangedWords } from './ChangedFields.js';

interface DifferenceListProps {
  kind: RowChange['kind'];
  changes: RowChange[];
  chosen: ReadonlySet<string>;
  onChoose: (keys: string[], isChosen: boolean) => void;
}

/** Rows drawn at once; the rest on demand, so that a long paper does not hold up the page. */
const SHOWN_STEP = 50;

/** Differences of one kind, each with its fields before and after, and what confirming it does. */
export function DifferenceList({ kind, changes, chosen, onChoose }: DifferenceListProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(SHOWN_STEP);
  if (changes.length === 0) return null;
  return (
    <details className="difference-kind" open={kind === 'changed' || changes.length <= SHOWN_STEP}>
      <summary>
        <span className={`tag difference-${kind}`}>{t(`intake.difference.kind.${kind}`)}</span>{' '}
        <span className="num">{t('ledgers.rowsOnly', { rows: changes.length })}</span>
      </summary>
      <ul>
        {changes.slice(0, shown).map((change) => (
          <li key={change.key}>
            <Change
              change={change}
              isChosen={chosen.has(change.key)}
              onChoose={(isChosen) => onChoose([change.key], isChosen)}
            />
          </li>
        ))}
      </ul>
      {changes.length > shown && (
        <Button type="text" onClick={() => setShown(shown + SHOWN_STEP)}>
          {t('shell.state.more')}
        </Button>
      )}
    </details>
  );
}

interface ChangeProps {
  change: RowChange;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

function Change({ change, isChosen, onChoose }: ChangeProps) {
  const { t } = useTranslation();
  const { row, printed, becomes, kind } = change;
  const place = row ?? printed;
  return (
    <article className="difference-row">
      <Checkbox
        checked={isChosen}
        disabled={becomes === 'none'}
        onChange={(event) => onChoose(event.target.checked)}
      >
        {place !== null && <span className="num">{t('ledgers.row', { row: place })}</span>}{' '}
        <span className="quiet small">{t(`intake.difference.becomes.${becomes}`)}</span>
      </Checkbox>
      <ChangedWords change={change} />
      {kind === 'changed' && <ChangedFields fields={change.fields} />}
    </article>
  );
}
