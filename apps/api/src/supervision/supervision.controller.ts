import { Controller, Get, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  FiredStepPage,
  FiredStepQuery,
  LatePage,
  LateQuery,
  SupervisionQuery,
  SupervisionSummary,
} from '#contract';
import {
  firedStepPageSchema,
  firedStepQuerySchema,
  latePageSchema,
  lateQuerySchema,
  supervisionQuerySchema,
  supervisionSummarySchema,
} from '#contract';
import { RecordGateway } from '../record/record.gateway.js';
import { AllowRoles } from '../sign-in/access.decorators.js';
import { SupervisionReader } from './supervision.reader.js';

/** For whoever sees every row. */
@ApiTags('supervision')
@Controller('api/v1/supervision')
@AllowRoles('supervisor', 'leader', 'administrator')
export class SupervisionController {
  constructor(
    private readonly record: RecordGateway,
    private readonly supervision: SupervisionReader,
  ) {}

  @Get('summary')
  @ApiResponse({ status: 200, standardSchema: supervisionSummarySchema })
  summary(@Query({ schema: supervisionQuerySchema }) query: SupervisionQuery): Promise<SupervisionSummary> {
    return this.record.read((tx) => this.supervision.summary(tx, query, Date.now()));
  }

  @Get('late')
  @ApiResponse({ status: 200, standardSchema: latePageSchema })
  late(@Query({ schema: lateQuerySchema }) query: LateQuery): Promise<LatePage> {
    return this.record.read((tx) => this.supervision.late(tx, query, Date.now()));
  }

  @Get('escalations')
  @ApiResponse({ status: 200, standardSchema: firedStepPageSchema })
  fired(@Query({ schema: firedStepQuerySchema }) query: FiredStepQuery): Promise<FiredStepPage> {
    return this.record.read((tx) => this.supervision.fired(tx, query, Date.now()));
  }
}
