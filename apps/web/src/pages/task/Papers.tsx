import type { TaskView } from '#contract';
import type { Submission, Track } from '#domain';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../app/office.js';
import { FileLink } from '../../components/FileLink.js';
import { joining } from '../../components/joining.js';
import { LongText } from '../../components/LongText.js';
import { personName, unitName } from '../../components/names.js';

/** The papers that stand: each unit's latest submission with its evidence and statements. Older rounds: the course. */
export function Papers({ view, at }: { view: TaskView; at: number }) {
  const { t } = useTranslation();
  const standing = view.state.tracks.flatMap((track) => {
    const paper = track.awaitingSignature ?? track.submission;
    return paper === null ? [] : [{ track, paper, signed: track.awaitingSignature === null }];
  });
  if (standing.length === 0) return null;
  return (
    <section className="card card-pad" aria-labelledby="papers-title">
      <h2 className="card-title" id="papers-title">
        {t('task.papers')}
      </h2>
      {standing.map(({ track, paper, signed }) => (
        <Paper key={track.id} track={track} paper={paper} signed={signed} view={view} at={at} />
      ))}
    </section>
  );
}

interface PaperProps {
  track: Track;
  paper: Submission;
  signed: boolean;
  view: TaskView;
  at: number;
}

function Paper({ track, paper, signed, view, at }: PaperProps) {
  const { t } = useTranslation();
  const words = useWords(at);
  const { contents, names } = view;
  return (
    <article className="paper">
      <h3>
        {t('task.paperOf', { unit: unitName(names, track.unit), round: paper.round })}
        <small className="quiet">
          {t('task.paperBy', { who: personName(names, paper.by), at: words.instant(paper.at) })}
          {!signed && ` · ${t('task.paperUnsigned')}`}
        </small>
      </h3>
      {paper.notApplicable && <p className="note">{t('task.paperNotApplicable')}</p>}
      <LongText text={contents[paper.text]?.text} />
      {paper.attachments.length > 0 && (
        <ul className="files">
          {paper.attachments.map((hash) => (
            <li key={hash}>
              <FileLink
                hash={hash}
                name={contents[hash]?.fileName ?? null}
                bytes={contents[hash]?.size ?? null}
              />
            </li>
          ))}
        </ul>
      )}
      {paper.statements.length > 0 && (
        <div className="note">
          <strong>{t('task.statementsOf')}</strong>
          {paper.statements.map((statement) => (
            <p key={statement.track}>
              {joining(t).labelled(
                unitName(names, view.state.tracks.find((one) => one.id === statement.track)?.unit),
                contents[statement.text]?.text ?? t('task.noText'),
              )}
            </p>
          ))}
        </div>
      )}
    </article>
  );
}
