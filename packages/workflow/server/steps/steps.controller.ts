import { subjectRef, type SubjectRef } from '@aftercare/kernel';
import { Db, SignedIn } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { peopleInSteps, stepsView, type StepsView } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { Steps } from './steps.ts';

/** The steps of any case. They are completed, signed and handed back by the module that owns the case. */
@ApiTags('steps')
@Controller('api/steps')
export class StepsController {
  constructor(
    private readonly db: Db,
    private readonly subjects: Subjects,
    private readonly steps: Steps,
    private readonly people: People,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: stepsView })
  of(@Query({ schema: subjectRef }) subject: SubjectRef): Promise<StepsView> {
    return this.db.readingOnce(async () => {
      await this.subjects.see(subject);
      const steps = await this.steps.of(subject);
      const people = await this.people.names(peopleInSteps(steps));
      return { steps, people: Object.fromEntries([...people.values()].map(({ id, name }) => [id, name])) };
    });
  }
}
