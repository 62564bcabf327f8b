import type { ExecutionContext } from '@nestjs/common';
import { Injectable, UseGuards, applyDecorators } from '@nestjs/common';
import { Throttle, ThrottlerGuard } from '@nestjs/throttler';
import { problem } from './problem-error.js';
import type { Request } from './request.js';

/** Counts by person, else by address; too many is `request.too_many` with the seconds to wait. */
@Injectable()
export class RateGuard extends ThrottlerGuard {
  protected override getTracker(request: Record<string, unknown>): Promise<string> {
    const { signedIn, ip } = request as unknown as Request;
    return Promise.resolve(
      signedIn === undefined ? `address:${ip ?? ''}` : `person:${signedIn.actor.person}`,
    );
  }

  protected override throwThrottlingException(
    _context: ExecutionContext,
    detail: { timeToBlockExpire: number },
  ): Promise<void> {
    throw problem('request.too_many', { retryAfterS: detail.timeToBlockExpire });
  }
}

/** Of what costs much: how often a minute, in each process (checklist 34). */
const perMinute = {
  /** A whole office may sit behind one address; failures are locked out by login as well. */
  signIn: 300,
  upload: 120,
  /** A paper is read anew with every answer that changes how it is read. */
  ledgerPaper: 120,
} as const;
const A_MINUTE_MS = 60_000;

/** Bounds how often a person, or an address without a session, may ask for this. */
export function Rate(kind: keyof typeof perMinute) {
  return applyDecorators(
    Throttle({ default: { limit: perMinute[kind], ttl: A_MINUTE_MS } }),
    UseGuards(RateGuard),
  );
}
