import { Module } from '@nestjs/common';
import { ImportService } from './import.service.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerService } from './ledger.service.js';

@Module({ controllers: [LedgerController], providers: [LedgerService, ImportService] })
export class LedgersModule {}
