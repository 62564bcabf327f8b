import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '#domain';
import { findSession } from '#persistence';
import { problem } from '../http/problem-error.js';
import type { Request } from '../http/request.js';
import { RecordGateway } from '../record/record.gateway.js';
import { PUBLIC, ROLES, STAYS_OPEN } from './access.decorators.js';
import { sessionToken } from './session-cookie.js';
import { SESSION_IDLE_MS, hasRole, signedIn } from './signed-in.js';

/** Lets nobody through without a session, and looks the roles up anew with every request (checklist 1, 9). */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly record: RecordGateway,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets) === true) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const token = sessionToken(request);
    if (token === null) throw problem('session.missing');
    const silently = this.reflector.getAllAndOverride<boolean | undefined>(STAYS_OPEN, targets) === true;
    const ask = { token, at: Date.now(), idleMs: SESSION_IDLE_MS, silently };
    const session = await this.record.atOnce((tx) => findSession(tx, ask));
    if (session === null) throw problem('session.ended');
    request.signedIn = signedIn(session);
    const roles = this.reflector.getAllAndOverride<Role[] | undefined>(ROLES, targets);
    if (roles !== undefined && !hasRole(request.signedIn, ...roles))
      throw problem('permission.denied', { data: { roles } });
    return true;
  }
}
