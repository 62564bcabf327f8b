import type { Draft } from '#contract';
import type { OfferedKind } from '#domain';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../app/office.js';
import type { CommandField } from './command-fields.js';
import type { DraftState } from './draft.js';
import { readFields } from './draft.js';

interface DraftNoteProps {
  state: DraftState;
  restoredAt: number | null;
  kind: OfferedKind;
  fields: CommandField[];
  onTake: (stored: Draft, keepMine: boolean) => void;
  at: number;
}

/** Whether what one writes is safe on the server; and both texts, when the draft was changed in another place. */
export function DraftNote({ state, restoredAt, kind, fields, onTake, at }: DraftNoteProps) {
  const { t } = useTranslation();
  const words = useWords(at);
  if (state.kind === 'conflict') {
    const theirs = Object.values(readFields(kind, fields, state.stored.body)).filter(
      (one) => typeof one === 'string',
    );
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t('commands.draft.conflict')}
        description={
          <>
            <p className="small quiet">
              {t('commands.draft.theirs', { time: words.instant(state.stored.savedAt) })}
            </p>
            {theirs.map((text) => (
              <blockquote key={text} className="written">
                {text}
              </blockquote>
            ))}
            <Button size="small" onClick={() => onTake(state.stored, true)}>
              {t('commands.draft.useMine')}
            </Button>{' '}
            <Button size="small" onClick={() => onTake(state.stored, false)}>
              {t('commands.draft.useTheirs')}
            </Button>
          </>
        }
      />
    );
  }
  return (
    <p className="small quiet draft-note" role="status">
      {state.kind === 'saving' && t('commands.draft.saving')}
      {state.kind === 'saved' && t('commands.draft.saved', { time: words.instant(state.at) })}
      {state.kind === 'failed' && t('commands.draft.failed')}
      {state.kind === 'none' &&
        restoredAt !== null &&
        t('commands.draft.restored', { time: words.instant(restoredAt) })}
    </p>
  );
}
