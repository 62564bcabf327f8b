import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.js';
import { DraftController } from './draft.controller.js';

@Module({ imports: [TasksModule], controllers: [DraftController] })
export class DraftsModule {}
