import { Allow, Settings } from '@aftercare/kernel/server';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, defects, type Defect } from '../../domain/index.ts';

/** The company's defect catalogue, for those who may not see its rules. */
@ApiTags('complaints')
@Controller('api/defects')
export class DefectsController {
  constructor(private readonly settings: Settings) {}

  @Get()
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: defects.schema })
  list(): Defect[] {
    return this.settings.read(defects);
  }
}
