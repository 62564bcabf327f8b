import type { ExecutionContext } from '@nestjs/common';
import { SetMetadata, createParamDecorator } from '@nestjs/common';
import type { Role } from '#domain';
import { problem } from '../http/problem-error.js';
import type { Request } from '../http/request.js';
import type { Identify } from './identify.js';
import type { SignedIn } from './signed-in.js';

export const PUBLIC = 'access:public';
export const ROLES = 'access:roles';
export const STAYS_OPEN = 'access:stays-open';
export const IDENTIFIES = 'access:identifies';

/** Answers without a session. The list of these is short and a test holds it. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Asks for one of these roles; everybody else gets `permission.denied`. */
export const AllowRoles = (...roles: Role[]) => SetMetadata(ROLES, roles);

/** Kept open by a page on its own: does not count as use of the session. */
export const StaysOpen = () => SetMetadata(STAYS_OPEN, true);

/** Asks who it is in a transaction of its own, by `Who`; for what is asked so often that a second one counts. */
export const Identifies = () => SetMetadata(IDENTIFIES, true);

/** The person who asks. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const who = context.switchToHttp().getRequest<Request>().signedIn;
  if (who === undefined) throw problem('session.missing');
  return who;
});

/** The way to the person who asks, for a handler that `Identifies`. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Identify => {
  const { identify } = context.switchToHttp().getRequest<Request>();
  if (identify === undefined) throw problem('session.missing');
  return identify;
});
