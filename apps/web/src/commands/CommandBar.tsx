import type { TaskView } from '#contract';
import { refusalSentence } from '#contract';
import type { Availability, OfferedKind } from '#domain';
import { App, Button } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { actorOf, directoryQuery } from '../api/session.js';
import { useOffice, useWords } from '../app/office.js';
import { CommandForm } from './CommandForm.js';
import { allNames } from './form-context.js';
import { commandForms } from './forms.js';
import type { Offer } from './offers.js';
import { offersOf, openedFor } from './offers.js';

interface CommandBarProps {
  view: TaskView;
  at: number;
}

/**
 * All that can be done with the row. What is possible is a button, what is not stands beside it with its reason, and
 * what one came for is open already.
 */
export function CommandBar({ view, at }: CommandBarProps) {
  const { t } = useTranslation();
  const { session } = useOffice();
  const { message } = App.useApp();
  const directory = useQuery(directoryQuery).data;
  const by = useMemo(() => actorOf(session), [session]);
  const offers = useMemo(() => offersOf(view.available), [view.available]);
  const suggested = useMemo(() => openedFor(view, by, offers), [view, by, offers]);
  const [chosen, setChosen] = useState<OfferedKind | 'none' | null>(null);
  const open = chosen === null ? suggested : chosen === 'none' ? null : chosen;
  const shown = offers.possible.find((offer) => offer.kind === open);
  const reviewing = shown !== undefined && commandForms[shown.kind].group === 'review';
  const done = (kind: OfferedKind): void => {
    void message.success(t(`commands.kind.${kind}.done`));
    setChosen(null);
  };
  return (
    <section className="card card-pad no-print command-bar" aria-labelledby="command-title">
      <h2 className="card-title" id="command-title">
        {t(reviewing ? 'commands.review' : 'commands.bar')}
      </h2>
      {offers.possible.length === 0 && <p className="quiet">{t('commands.nothing')}</p>}
      <Choices
        offers={offers.possible.filter(isOwn)}
        open={shown?.kind ?? null}
        onOpen={setChosen}
        label={t('commands.available')}
      />
      <Choices
        offers={offers.possible.filter((offer) => !isOwn(offer))}
        open={shown?.kind ?? null}
        onOpen={setChosen}
        label={t('commands.office')}
        quiet
      />
      <Explained offers={offers.explained} view={view} at={at} />
      {shown !== undefined && (
        <CommandForm
          key={`${shown.kind} ${shown.targets.map((one) => JSON.stringify(one.target)).join()}`}
          kind={shown.kind}
          targets={shown.targets}
          view={view}
          by={by}
          at={at}
          directory={directory}
          focus={chosen !== null}
          onDone={() => done(shown.kind)}
          onClose={() => setChosen('none')}
        />
      )}
      <Folded offers={offers.folded} view={view} at={at} />
    </section>
  );
}

/** Acts on the paper itself, apart from those of the office about the row. */
function isOwn({ kind }: Offer): boolean {
  return commandForms[kind].group !== 'office' || commandForms[kind].tone === 'main';
}

interface ChoicesProps {
  offers: Offer[];
  label: string;
  /** Smaller, with its name in front. */
  quiet?: boolean;
  open: OfferedKind | null;
  onOpen: (kind: OfferedKind) => void;
}

function Choices({ offers, open, onOpen, label, quiet = false }: ChoicesProps) {
  const { t } = useTranslation();
  if (offers.length === 0) return null;
  return (
    <div className="choices" role="toolbar" aria-label={label}>
      {quiet && <span className="small quiet">{label}</span>}
      {offers.map(({ kind }) => (
        <Button
          key={kind}
          size={quiet ? 'small' : 'middle'}
          type={kind === open ? 'primary' : 'default'}
          ghost={kind === open}
          danger={commandForms[kind].tone === 'danger'}
          aria-expanded={kind === open}
          onClick={() => onOpen(kind)}
        >
          {t(`commands.kind.${kind}.name`)}
        </Button>
      ))}
    </div>
  );
}

interface RefusedProps extends CommandBarProps {
  offers: Availability[];
}

function useReason({ view, at }: CommandBarProps): (offer: Availability) => string {
  const { language } = useWords(at);
  const directory = useQuery(directoryQuery).data;
  const names = allNames({ names: view.names, directory });
  const { utcOffsetMinutes } = view.state.calendar;
  return ({ refusal }) =>
    refusal === null ? '' : refusalSentence(refusal, language, { names, utcOffsetMinutes });
}

/** Acts of mine that only the situation forbids: disabled, each over its reason. */
function Explained({ offers, ...shown }: RefusedProps) {
  const { t } = useTranslation();
  const reason = useReason(shown);
  const id = useId();
  if (offers.length === 0) return null;
  return (
    <ul className="explained">
      {offers.map((offer) => (
        <li key={`${offer.kind} ${JSON.stringify(offer.target)}`}>
          <button
            type="button"
            className="not-now"
            aria-disabled="true"
            aria-describedby={`${id}-${offer.kind}`}
          >
            {t(`commands.kind.${offer.kind as OfferedKind}.name`)}
          </button>
          <span className="why" id={`${id}-${offer.kind}`}>
            {reason(offer)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The rest: acts of other people and of other moments, folded but never hidden. */
function Folded({ offers, ...shown }: RefusedProps) {
  const { t } = useTranslation();
  const reason = useReason(shown);
  if (offers.length === 0) return null;
  return (
    <details className="folded">
      <summary>{t('commands.other', { count: offers.length })}</summary>
      <p className="small quiet">{t('commands.otherHint')}</p>
      <dl>
        {offers.map((offer) => (
          <div key={`${offer.kind} ${JSON.stringify(offer.target)}`}>
            <dt>{t(`commands.kind.${offer.kind as OfferedKind}.name`)}</dt>
            <dd>{reason(offer)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
