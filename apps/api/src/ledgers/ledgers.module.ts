import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.js';
import { ApprovalService } from './approval.service.js';
import { ExportService } from './export.service.js';
import { ImportService } from './import.service.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerService } from './ledger.service.js';
import { PaperReader } from './reading/paper-reader.js';
import { RevisionController } from './revision.controller.js';
import { RevisionService } from './revision.service.js';

@Module({
  imports: [TasksModule],
  controllers: [LedgerController, RevisionController],
  providers: [LedgerService, ImportService, ApprovalService, ExportService, PaperReader, RevisionService],
})
export class LedgersModule {}
