import type { EpochMs } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { Person } from '../directory/people.js';

export const locales = ['zh', 'en'] as const;
export type Locale = (typeof locales)[number];

/** A way to sign in. The password is an argon2id hash in PHC form; this library never sees the password. */
export interface Account {
  login: string;
  passwordHash: string;
  passwordChangedAt: EpochMs;
  disabledAt: EpochMs | null;
  locale: Locale;
  person: Person;
}

const columns = `a.login, a.password_hash as "passwordHash", a.password_changed_at as "passwordChangedAt",
  a.disabled_at as "disabledAt", a.locale,
  json_build_object('id', p.id, 'name', p.name, 'unit', p.unit_id, 'roles', p.roles, 'email', p.email,
    'active', p.active) as person`;

const source = 'account a join person p on p.id = a.person_id';

/** Logins are compared without regard to case and outer spaces. */
export function normalLogin(login: string): string {
  return login.trim().toLowerCase();
}

/** Adds an account; throws on a login or a person that has one already. */
export async function createAccount(
  tx: Tx,
  account: { login: string; personId: string; passwordHash: string; at: EpochMs; locale?: Locale },
): Promise<void> {
  await tx.query(
    `insert into account (login, person_id, password_hash, password_changed_at, locale) values ($1, $2, $3, $4, $5)`,
    [normalLogin(account.login), account.personId, account.passwordHash, account.at, account.locale ?? 'zh'],
  );
}

/** The account, also a disabled one; null when nobody has this login. */
export async function findAccountByLogin(tx: Tx, login: string): Promise<Account | null> {
  const [account] = await tx.query<Account & Record<string, unknown>>(
    `select ${columns} from ${source} where a.login = $1`,
    [normalLogin(login)],
  );
  return account ?? null;
}

/** Accounts that may sign in, by login. */
export function listAccounts(tx: Tx, limit = 500): Promise<Account[]> {
  return tx.query<Account & Record<string, unknown>>(
    `select ${columns} from ${source} where a.disabled_at is null and p.active order by a.login limit $1`,
    [limit],
  );
}

/** Stores a new hash and ends every session of the account. */
export async function changePassword(
  tx: Tx,
  change: { login: string; passwordHash: string; at: EpochMs },
): Promise<void> {
  const login = normalLogin(change.login);
  await tx.query('update account set password_hash = $2, password_changed_at = $3 where login = $1', [
    login,
    change.passwordHash,
    change.at,
  ]);
  await tx.query('delete from session where login = $1', [login]);
}

/** Takes the right to sign in away, and ends every session at once (checklist 9). */
export async function disableAccount(tx: Tx, login: string, at: EpochMs): Promise<void> {
  await tx.query('update account set disabled_at = coalesce(disabled_at, $2) where login = $1', [
    normalLogin(login),
    at,
  ]);
  await tx.query('delete from session where login = $1', [normalLogin(login)]);
}

export async function changeLocale(tx: Tx, login: string, locale: Locale): Promise<void> {
  await tx.query('update account set locale = $2 where login = $1', [normalLogin(login), locale]);
}
