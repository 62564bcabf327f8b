import PaperClipOutlined from '@ant-design/icons/PaperClipOutlined';
import { paths } from '../api/paths.js';
import { formatBytes } from '../format/sizes.js';

/** A stored file: its name as its uploader called it, its size, and the way to open it. */
export function FileLink({ hash, name, bytes }: { hash: string; name: string | null; bytes: number | null }) {
  return (
    <a
      className="file-link"
      href={paths.contentOf(hash)}
      target="_blank"
      rel="noreferrer"
      download={name ?? undefined}
    >
      <PaperClipOutlined aria-hidden="true" /> {name ?? hash.slice(0, 12)}
      {bytes !== null && <span className="quiet small"> {formatBytes(bytes)}</span>}
    </a>
  );
}
