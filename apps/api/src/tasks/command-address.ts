/** Where a client asks what became of its command. */
export function pollAddress(task: string, key: string): string {
  return `/api/v1/tasks/${encodeURIComponent(task)}/commands/${encodeURIComponent(key)}`;
}
