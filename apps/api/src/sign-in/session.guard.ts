import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '#domain';
import type { Request } from '../http/request.js';
import { RecordGateway } from '../record/record.gateway.js';
import { IDENTIFIES, PUBLIC, ROLES, STAYS_OPEN } from './access.decorators.js';
import { identification } from './identify.js';

/**
 * Lets nobody through without a session, and looks the roles up anew with every request (checklist 1, 9). A handler
 * that identifies who asks in its own transaction is given the way to do so, and nothing else of who asks.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly record: RecordGateway,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const told = <T>(key: string) =>
      this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
    if (told<boolean>(PUBLIC) === true) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const identify = identification(request, {
      roles: told<Role[]>(ROLES),
      silently: told<boolean>(STAYS_OPEN) === true,
    });
    if (told<boolean>(IDENTIFIES) === true) request.identify = identify;
    else await this.record.atOnce(identify);
    return true;
  }
}
