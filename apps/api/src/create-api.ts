import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { LEDGER_BYTES_MAX } from '#contract';
import express from 'express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { ApiOptions } from './config/api-options.js';
import { jsonParser, requireJson } from './http/body-parsers.js';
import { refuseCrossSite } from './http/cross-site.js';
import { neverStored, securityHeaders } from './http/security-headers.js';
import { webFiles, webPage } from './http/web-app.js';

/** The API, ready to listen. It answers without PostgreSQL and without the engine, and says what is away. */
export async function createApi(options: ApiOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(options), {
    bodyParser: false,
    bufferLogs: true,
    forceCloseConnections: true,
  });
  app.useLogger(app.get(Logger));
  app.disable('x-powered-by');
  // Only a proxy on this machine may say where a request came from and whether it was HTTPS.
  app.set('trust proxy', 'loopback');
  app.use(securityHeaders());
  app.use(refuseCrossSite());
  app.use('/api', neverStored(), requireJson(), jsonParser());
  app.use('/api/v1/ledgers', express.raw({ type: 'text/plain', limit: LEDGER_BYTES_MAX }));
  if (options.webRoot !== null) {
    app.use(webFiles(options.webRoot));
    app.use(webPage(options.webRoot));
  }
  app.enableShutdownHooks();
  return app;
}
