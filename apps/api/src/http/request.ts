import type { SignedIn } from '../sign-in/signed-in.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Who asks; set by the session guard, missing on public routes. */
    signedIn?: SignedIn;
  }
}

export type { Request, Response } from 'express';
