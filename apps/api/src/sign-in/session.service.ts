import { Injectable, Logger } from '@nestjs/common';
import type { DemoAccounts, Locale, Session, SignIn } from '#contract';
import type { Account, Tx } from '#persistence';
import {
  admitSignIn,
  changeLocale,
  createSession,
  endSession,
  findAccountByLogin,
  findSession,
  listAccounts,
  namesOf,
  readSampleOffice,
  signInSucceeded,
} from '#persistence';
import { problem } from '../http/problem-error.js';
import { RecordGateway } from '../record/record.gateway.js';
import { passwordFits } from './passwords.js';
import type { SignedIn } from './signed-in.js';
import { SESSION_IDLE_MS, SESSION_LENGTH_MS, signedIn } from './signed-in.js';

/** From where somebody signs in. */
export interface Visitor {
  address: string;
  userAgent: string | null;
  /** The secret of a session that is still open; it ends when a new one begins. */
  earlier: string | null;
}

export interface Begun {
  token: string;
  session: Session;
}

/** Signing in and out. Passwords are looked at here and nowhere else, and never logged. */
@Injectable()
export class SessionService {
  private readonly logger = new Logger('sign-in');

  constructor(private readonly record: RecordGateway) {}

  /**
   * Begins a session. An unknown login, a wrong password and a disabled account read alike and take the same time
   * (checklist 15); after too many failures nobody is let in for some minutes (checklist 14).
   */
  async signIn({ login, password }: SignIn, visitor: Visitor): Promise<Begun> {
    const at = Date.now();
    const locked = await this.record.change((tx) => admitSignIn(tx, { login, address: visitor.address, at }));
    if (locked !== null) {
      const seconds = Math.max(1, Math.ceil((locked.lockedUntil - at) / 1_000));
      throw problem('session.locked', { data: { seconds }, retryAfterS: seconds });
    }
    const account = await this.record.read((tx) => findAccountByLogin(tx, login));
    const fits = await passwordFits(account?.passwordHash ?? null, password);
    if (account === null || !fits || !mayEnter(account)) {
      this.logger.warn({ address: visitor.address }, 'a sign-in failed');
      throw problem('session.wrong_credentials');
    }
    return this.begin(account, visitor);
  }

  /** Begins a session as a person of the sample office, without a password; nowhere else. */
  async signInToSample(login: string, visitor: Visitor): Promise<Begun> {
    const account = await this.record.read(async (tx) => {
      if ((await readSampleOffice(tx)) === null) throw problem('demo.not_loaded');
      return findAccountByLogin(tx, login);
    });
    if (account === null || !mayEnter(account)) throw problem('session.wrong_credentials');
    return this.begin(account, visitor);
  }

  async signOut(token: string): Promise<void> {
    await this.record.change((tx) => endSession(tx, token));
  }

  /** Who may be tried out; nobody outside the sample office. */
  demoAccounts(): Promise<DemoAccounts> {
    return this.record.read(async (tx) => {
      if ((await readSampleOffice(tx)) === null) return { loaded: false, accounts: [] };
      const accounts = await listAccounts(tx);
      const names = await namesOf(tx, { units: accounts.map(({ person }) => person.unit), people: [] });
      return {
        loaded: true,
        accounts: accounts.flatMap(({ login, person }) => {
          const unit = names.units[person.unit];
          return unit === undefined ? [] : [{ login, name: person.name, unit, roles: person.roles }];
        }),
      };
    });
  }

  /** The person's own view of their session. */
  describe(who: SignedIn): Promise<Session> {
    return this.record.read((tx) => sessionView(tx, who));
  }

  async changeLocale(who: SignedIn, locale: Locale): Promise<Session> {
    return this.record.change(async (tx) => {
      await changeLocale(tx, who.login, locale);
      return sessionView(tx, { ...who, locale });
    });
  }

  /** A new secret with every sign-in; the one before is worth nothing any more (checklist 20). */
  private begin(account: Account, visitor: Visitor): Promise<Begun> {
    const at = Date.now();
    const { login } = account;
    return this.record.change(async (tx) => {
      await signInSucceeded(tx, login);
      if (visitor.earlier !== null) await endSession(tx, visitor.earlier);
      const { userAgent } = visitor;
      const token = await createSession(tx, { login, at, endsAt: at + SESSION_LENGTH_MS, userAgent });
      const session = await findSession(tx, { token, at, idleMs: SESSION_IDLE_MS });
      if (session === null) throw problem('session.wrong_credentials');
      return { token, session: await sessionView(tx, signedIn(session)) };
    });
  }
}

const mayEnter = ({ disabledAt, person }: Account): boolean => disabledAt === null && person.active;

async function sessionView(tx: Tx, who: SignedIn): Promise<Session> {
  const { person, unit, roles } = who.actor;
  const names = await namesOf(tx, { units: [unit], people: [] });
  return {
    person: { id: person, name: who.name },
    unit: names.units[unit] ?? { id: unit, shortName: unit, fullName: unit },
    roles,
    locale: who.locale,
    idleUntil: who.idleUntil,
    endsAt: who.endsAt,
  };
}
