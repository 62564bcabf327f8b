import { roles } from '#domain';
import { z } from 'zod';
import { idSchema, lineSchema, localeSchema } from '../wire/primitives.schema.js';
import { unitRefSchema } from './directory.schema.js';

export const roleSchema = z.enum(roles).meta({ id: 'Role' });

/** `POST /session`. The answer is the same text for an unknown login and a wrong password. */
export const signInSchema = z
  .strictObject({ login: lineSchema.max(100), password: z.string().min(1).max(1_000) })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof signInSchema>;

/** `POST /session/demo`: sign in as a person of the sample office; refused where it is not loaded. */
export const demoSignInSchema = z.strictObject({ login: lineSchema.max(100) }).meta({ id: 'DemoSignIn' });
export type DemoSignIn = z.infer<typeof demoSignInSchema>;

/** Who is signed in. `idleUntil` and `endsAt` are instants; the first moves with use, the second does not. */
export const sessionSchema = z
  .object({
    person: z.object({ id: idSchema, name: z.string() }),
    unit: unitRefSchema,
    roles: z.array(roleSchema),
    locale: localeSchema,
    idleUntil: z.int(),
    endsAt: z.int(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

/** `PATCH /session`. */
export const sessionChangeSchema = z.strictObject({ locale: localeSchema }).meta({ id: 'SessionChange' });
export type SessionChange = z.infer<typeof sessionChangeSchema>;

/** A person of the sample office whom a visitor may sign in as. */
export const demoAccountSchema = z
  .object({ login: z.string(), name: z.string(), unit: unitRefSchema, roles: z.array(roleSchema) })
  .meta({ id: 'DemoAccount' });
export type DemoAccount = z.infer<typeof demoAccountSchema>;

/** `GET /demo-accounts`: empty unless the sample office is loaded. */
export const demoAccountsSchema = z
  .object({ loaded: z.boolean(), accounts: z.array(demoAccountSchema) })
  .meta({ id: 'DemoAccounts' });
export type DemoAccounts = z.infer<typeof demoAccountsSchema>;
