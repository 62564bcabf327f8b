/** Bytes as people read them: 84 KB, 3.2 MB, 20 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_024 * 1_024) return `${Math.round(bytes / 1_024)} KB`;
  return `${Number((bytes / 1_024 / 1_024).toFixed(1))} MB`;
}
