import { Controller, Get } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { yearOf, dayAt } from '#domain';
import type { CalendarView, Directory, PolicyView } from '#contract';
import { calendarViewSchema, directorySchema, policyViewSchema } from '#contract';
import { calendarValue, currentPolicy, unitDirectory } from '#persistence';
import { unknownResource } from '../http/problem-error.js';
import { RecordGateway } from '../record/record.gateway.js';

/** What the office is made of and decides for itself: units, people, calendar, policy. */
@ApiTags('office')
@Controller('api/v1')
export class OfficeController {
  constructor(private readonly record: RecordGateway) {}

  @Get('directory')
  @ApiResponse({ status: 200, standardSchema: directorySchema })
  directory(): Promise<Directory> {
    return this.record.read(async (tx) => {
      const { units, groups, people } = await unitDirectory(tx);
      return {
        units: units.map(({ id, shortName, fullName, aliases, level, validFrom, validTo, groups: of }) => ({
          id,
          shortName,
          fullName,
          aliases,
          level,
          validFrom,
          validTo,
          groups: of,
        })),
        groups: groups.map(({ id, shortName, aliases, closed, members }) => ({
          id,
          shortName,
          aliases,
          closed,
          members,
        })),
        // An address of a person is not the directory's to give away.
        people: people.map(({ id, name, unit, roles }) => ({ id, name, unit, roles })),
      };
    });
  }

  /** The calendar in force, and the years around now that nobody has published. */
  @Get('calendar')
  @ApiResponse({ status: 200, standardSchema: calendarViewSchema })
  calendar(): Promise<CalendarView> {
    return this.record.read(async (tx) => {
      const calendar = await calendarValue(tx);
      const year = yearOf(dayAt(Date.now(), calendar.utcOffsetMinutes));
      return { calendar, missingYears: [year, year + 1].filter((one) => !calendar.years.includes(one)) };
    });
  }

  @Get('policy')
  @ApiResponse({ status: 200, standardSchema: policyViewSchema })
  policy(): Promise<PolicyView> {
    return this.record.read(async (tx) => {
      const policy = await currentPolicy(tx);
      if (policy === null) throw unknownResource();
      return { policy };
    });
  }
}
