import type { OfferedKind } from '#domain';
import { FileLink } from '../components/FileLink.js';
import { LongText } from '../components/LongText.js';
import type { FormContext } from './form-context.js';

/** Commands that judge one unit's part: it is read where it is judged. */
const judging: ReadonlySet<OfferedKind> = new Set<OfferedKind>([
  'acceptPart',
  'returnPart',
  'signOff',
  'returnInside',
]);

export function TargetPaper({ kind, context }: { kind: OfferedKind; context: FormContext }) {
  if (!judging.has(kind)) return null;
  const track = context.task.tracks.find((one) => one.id === context.target.track);
  const paper = track?.awaitingSignature ?? track?.submission ?? null;
  if (paper === null) return null;
  const { contents } = context.view;
  return (
    <div className="target-paper">
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
    </div>
  );
}
