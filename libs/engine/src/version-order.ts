/** Compares dotted numbers; missing places count as zero. */
export function isAtLeast(version: string, least: string): boolean {
  const found = version.split('.').map(Number);
  for (const [index, wanted] of least.split('.').map(Number).entries()) {
    const part = found[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}
