import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { ApiOptions } from './config/api-options.js';
import { apiAdapter } from './http/api-adapter.js';
import { FrameworkLog } from './http/request-log.js';

/** The API, ready to listen. It answers without PostgreSQL and without the engine, and says what is away. */
export async function createApi(options: ApiOptions): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(options), apiAdapter(options), {
    bodyParser: false,
    bufferLogs: true,
    forceCloseConnections: true,
  });
  app.useLogger(new FrameworkLog(options.logger));
  app.enableShutdownHooks();
  return app;
}
