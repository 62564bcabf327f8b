import type { DynamicModule } from '@nestjs/common';
import { Global, Module } from '@nestjs/common';
import type { ApiOptions } from '../config/api-options.js';
import { API_OPTIONS } from '../config/api-options.js';
import { EngineGateway } from '../engine/engine.gateway.js';
import { RecordGateway } from './record.gateway.js';

/** What every part stands on: the options, the record and the engine. */
@Global()
@Module({})
export class FoundationsModule {
  static with(options: ApiOptions): DynamicModule {
    return {
      module: FoundationsModule,
      providers: [{ provide: API_OPTIONS, useValue: options }, RecordGateway, EngineGateway],
      exports: [API_OPTIONS, RecordGateway, EngineGateway],
    };
  }
}
