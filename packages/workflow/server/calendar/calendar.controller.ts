import { Allow, Commands, SignedIn } from '@aftercare/kernel/server';
import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Calendar, calendar, can, isoDate, setExceptionInput, type SetExceptionInput } from '../../domain/index.ts';
import { Calendars } from './calendars.ts';
import { RemoveCalendarException, SetCalendarException } from './set-exception.ts';

@ApiTags('calendar')
@Controller('api/calendar')
export class CalendarController {
  constructor(
    private readonly calendars: Calendars,
    private readonly commands: Commands,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: calendar })
  find(): Promise<Calendar> {
    return this.calendars.current();
  }

  @Put('exceptions/:date')
  @HttpCode(204)
  @Allow(can.editCalendar)
  @ApiNoContentResponse()
  set(@Param('date', { schema: isoDate }) date: string, @Body({ schema: setExceptionInput }) input: SetExceptionInput): Promise<void> {
    return this.commands.execute(new SetCalendarException({ date, ...input }));
  }

  @Delete('exceptions/:date')
  @HttpCode(204)
  @Allow(can.editCalendar)
  @ApiNoContentResponse()
  remove(@Param('date', { schema: isoDate }) date: string): Promise<void> {
    return this.commands.execute(new RemoveCalendarException(date));
  }
}
