import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  Available,
  DonePage,
  EscalationHistory,
  TaskListQuery,
  TaskPage,
  TaskView,
  Timeline,
  TimelineQuery,
  TodoPage,
  TodoQuery,
} from '#contract';
import {
  availableSchema,
  donePageSchema,
  escalationHistorySchema,
  idSchema,
  taskListQuerySchema,
  taskPageSchema,
  taskViewSchema,
  timelineQuerySchema,
  timelineSchema,
  todoPageSchema,
  todoQuerySchema,
} from '#contract';
import { RecordGateway } from '../record/record.gateway.js';
import { Me } from '../sign-in/access.decorators.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { EscalationReader } from './escalation.reader.js';
import { ListReader } from './list.reader.js';
import { TaskReader } from './task.reader.js';
import { TimelineReader } from './timeline.reader.js';

@ApiTags('tasks')
@Controller('api/v1')
export class TaskController {
  constructor(
    private readonly record: RecordGateway,
    private readonly lists: ListReader,
    private readonly tasks: TaskReader,
    private readonly timelines: TimelineReader,
    private readonly escalations: EscalationReader,
  ) {}

  @Get('todo')
  @ApiResponse({ status: 200, standardSchema: todoPageSchema })
  todo(@Me() who: SignedIn, @Query({ schema: todoQuerySchema }) query: TodoQuery): Promise<TodoPage> {
    return this.record.read((tx) => this.lists.todo(tx, who, query, Date.now()));
  }

  @Get('done')
  @ApiResponse({ status: 200, standardSchema: donePageSchema })
  done(@Me() who: SignedIn, @Query({ schema: todoQuerySchema }) query: TodoQuery): Promise<DonePage> {
    return this.record.read((tx) => this.lists.done(tx, who, query, Date.now()));
  }

  @Get('tasks')
  @ApiResponse({ status: 200, standardSchema: taskPageSchema })
  list(@Me() who: SignedIn, @Query({ schema: taskListQuerySchema }) query: TaskListQuery): Promise<TaskPage> {
    return this.record.read((tx) => this.lists.tasks(tx, who, query, Date.now()));
  }

  @Get('tasks/:id')
  @ApiResponse({ status: 200, standardSchema: taskViewSchema })
  view(@Me() who: SignedIn, @Param('id', { schema: idSchema }) id: string): Promise<TaskView> {
    return this.record.read((tx) => this.tasks.view(tx, id, who.actor, Date.now()));
  }

  @Get('tasks/:id/available')
  @ApiResponse({ status: 200, standardSchema: availableSchema })
  available(@Me() who: SignedIn, @Param('id', { schema: idSchema }) id: string): Promise<Available> {
    return this.record.read((tx) => this.tasks.available(tx, id, who.actor, Date.now()));
  }

  @Get('tasks/:id/timeline')
  @ApiResponse({ status: 200, standardSchema: timelineSchema })
  timeline(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) id: string,
    @Query({ schema: timelineQuerySchema }) query: TimelineQuery,
  ): Promise<Timeline> {
    return this.record.read((tx) => this.timelines.timeline(tx, id, who.actor, query));
  }

  @Get('tasks/:id/escalations')
  @ApiResponse({ status: 200, standardSchema: escalationHistorySchema })
  escalationHistory(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<EscalationHistory> {
    return this.record.read((tx) => this.escalations.history(tx, id, who.actor));
  }
}
