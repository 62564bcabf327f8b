import { hash, verify } from '@node-rs/argon2';

/** Work of one check: 19 MiB, two passes, one lane: OWASP's least for argon2id, which is this library's default kind. */
const work = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The password as an argon2id hash in PHC form, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, work);
}

/** Checked instead of an account that does not exist, so that both answers take the same time (checklist 15). */
let nobody: Promise<string> | null = null;

/** Whether the password fits; `stored` null stands for an unknown login and is always false, after the same work. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('an account that nobody has');
  const fits = await verify(stored ?? (await nobody), password);
  return stored !== null && fits;
}
