import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { LoggerModule } from 'nestjs-pino';
import { ChangesModule } from './changes/changes.module.js';
import type { ApiOptions } from './config/api-options.js';
import { ContentModule } from './content/content.module.js';
import { DraftsModule } from './drafts/drafts.module.js';
import { HealthModule } from './health/health.module.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RequestPipe } from './http/validation.pipe.js';
import { LedgersModule } from './ledgers/ledgers.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { OfficeModule } from './office/office.module.js';
import { FoundationsModule } from './record/foundations.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { SupervisionModule } from './supervision/supervision.module.js';
import { TasksModule } from './tasks/tasks.module.js';

const A_MINUTE_MS = 60_000;
const REQUESTS_PER_MINUTE = 6_000;

@Module({})
export class AppModule {
  static with(options: ApiOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        requestLog(options),
        ThrottlerModule.forRoot([{ ttl: A_MINUTE_MS, limit: REQUESTS_PER_MINUTE }]),
        FoundationsModule.with(options),
        SignInModule,
        TasksModule,
        DraftsModule,
        ContentModule,
        LedgersModule,
        SupervisionModule,
        NoticesModule,
        OfficeModule,
        ChangesModule,
        HealthModule,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: RequestPipe },
      ],
    };
  }
}

/** One line for every request but the health checks: what was asked and how it ended, never what was written. */
function requestLog({ logger }: ApiOptions): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      logger,
      genReqId: requestId,
      autoLogging: { ignore: ({ url }) => url === '/livez' || url === '/readyz' },
      customLogLevel: (_request, response, error) =>
        error !== undefined || response.statusCode >= 500 ? 'error' : 'info',
      serializers: {
        req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
          id,
          method,
          // What people search for stands in the query and stays out.
          path: url.split('?', 1)[0],
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
    },
  });
}

/** A new id for every request, told to the caller: one that a caller sends could be forged to mislead the log. */
function requestId(_request: IncomingMessage, response: ServerResponse): string {
  const id = randomUUID();
  response.setHeader('X-Request-Id', id);
  return id;
}
