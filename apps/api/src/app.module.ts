import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
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
