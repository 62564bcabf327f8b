/** A fresh `Idempotency-Key`. `crypto.randomUUID` needs a secure page; offices run plain http inside their network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
