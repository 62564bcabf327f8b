import { Module } from '@nestjs/common';
import { BulkReviewService } from './bulk-review.service.js';
import { CommandController } from './command.controller.js';
import { CommandService } from './command.service.js';
import { EscalationReader } from './escalation.reader.js';
import { ListReader } from './list.reader.js';
import { TaskController } from './task.controller.js';
import { TaskReader } from './task.reader.js';
import { TimelineReader } from './timeline.reader.js';

@Module({
  controllers: [TaskController, CommandController],
  providers: [TaskReader, TimelineReader, EscalationReader, ListReader, CommandService, BulkReviewService],
  exports: [TaskReader, CommandService],
})
export class TasksModule {}
