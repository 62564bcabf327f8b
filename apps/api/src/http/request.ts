import type { Identify } from '../sign-in/identify.js';
import type { SignedIn } from '../sign-in/signed-in.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Who asks; set by the session guard, missing on public routes. */
    signedIn?: SignedIn;
    /** For a handler that identifies who asks in a transaction of its own; set by the session guard. */
    identify?: Identify;
  }
}

export type { Request, Response } from 'express';
