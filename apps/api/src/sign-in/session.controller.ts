import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { DemoAccounts, DemoSignIn, Session, SessionChange, SignIn } from '#contract';
import {
  demoAccountsSchema,
  demoSignInSchema,
  sessionChangeSchema,
  sessionSchema,
  signInSchema,
} from '#contract';
import { Rate } from '../http/rate.js';
import type { Reply, Request } from '../http/request.js';
import { Me, Public } from './access.decorators.js';
import { clearSessionCookie, sessionToken, setSessionCookie } from './session-cookie.js';
import type { Begun, Visitor } from './session.service.js';
import { SessionService } from './session.service.js';
import type { SignedIn } from './signed-in.js';

@ApiTags('session')
@Controller('api/v1')
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Get('demo-accounts')
  @Public()
  @ApiResponse({ status: 200, standardSchema: demoAccountsSchema })
  demoAccounts(): Promise<DemoAccounts> {
    return this.sessions.demoAccounts();
  }

  @Post('session')
  @Public()
  @Rate('signIn')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: sessionSchema })
  async signIn(
    @Body({ schema: signInSchema }) body: SignIn,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Session> {
    return entered(await this.sessions.signIn(body, visitor(request)), request, reply);
  }

  @Post('session/demo')
  @Public()
  @Rate('signIn')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: sessionSchema })
  async signInToSample(
    @Body({ schema: demoSignInSchema }) body: DemoSignIn,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Session> {
    return entered(await this.sessions.signInToSample(body.login, visitor(request)), request, reply);
  }

  @Get('session')
  @ApiResponse({ status: 200, standardSchema: sessionSchema })
  describe(@Me() who: SignedIn): Promise<Session> {
    return this.sessions.describe(who);
  }

  @Patch('session')
  @ApiResponse({ status: 200, standardSchema: sessionSchema })
  change(@Me() who: SignedIn, @Body({ schema: sessionChangeSchema }) body: SessionChange): Promise<Session> {
    return this.sessions.changeLocale(who, body.locale);
  }

  @Delete('session')
  @HttpCode(204)
  @ApiResponse({ status: 204 })
  async signOut(@Req() request: Request, @Res({ passthrough: true }) reply: Reply): Promise<void> {
    const token = sessionToken(request);
    if (token !== null) await this.sessions.signOut(token);
    clearSessionCookie(request, reply);
    reply.header('clear-site-data', '"cache", "storage"');
  }
}

function visitor(request: Request): Visitor {
  return {
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    earlier: sessionToken(request),
  };
}

function entered({ token, session }: Begun, request: Request, reply: Reply): Session {
  setSessionCookie(request, reply, token);
  return session;
}
