/** Longest name that is kept of an uploaded file. */
const NAME_CHARS_MAX = 200;

/** The file's name as the uploader wrote it, without folders and without characters that no name should hold. */
export function keptName(given: string): string {
  const name = given
    .split(/[/\\]/)
    .at(-1)
    ?.replaceAll(/[\p{Cc}\p{Cs}<>:"|?*]/gu, '_')
    .trim();
  if (name === undefined || name === '' || name === '.' || name === '..') return 'file';
  return name.length <= NAME_CHARS_MAX ? name : shortened(name);
}

/** Cuts the middle, so that the extension stays; never between the halves of a character. */
function shortened(name: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : '';
  const stem = name.slice(0, NAME_CHARS_MAX - extension.length);
  return stem.replace(/\p{Cs}$/u, '') + extension;
}

/**
 * `Content-Disposition` that always downloads and never opens (checklist 32): the plain form for old programs, the
 * encoded one with the true name (RFC 6266, RFC 8187).
 */
export function attachmentHeader(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
