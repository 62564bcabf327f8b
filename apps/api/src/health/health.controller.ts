import { Controller, Get, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Liveness, Readiness } from '#contract';
import { livenessSchema, readinessSchema } from '#contract';
import type { Reply } from '../http/request.js';
import { Public } from '../sign-in/access.decorators.js';
import { ReadinessService } from './readiness.service.js';

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  /** The process answers; nothing else is asked, so that nobody restarts it because PostgreSQL is away. */
  @Get('livez')
  @Public()
  @ApiResponse({ status: 200, standardSchema: livenessSchema })
  live(): Liveness {
    return { alive: true };
  }

  @Get('readyz')
  @Public()
  @ApiResponse({ status: 200, standardSchema: readinessSchema })
  @ApiResponse({ status: 503, standardSchema: readinessSchema })
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<Readiness> {
    const found = await this.readiness.check();
    reply.code(found.ready ? 200 : 503);
    return found;
  }
}
