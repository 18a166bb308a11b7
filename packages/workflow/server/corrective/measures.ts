import { ref } from '@aftercare/kernel';
import { Injectable } from '@nestjs/common';
import { correctiveAction, MeasureDoesNotFit, MeasureNotFound, type MeasureView } from '../../domain/index.ts';
import { CorrectiveRows, type Corrective, type StoredMeasure } from './corrective-rows.ts';
import { Correctives } from './correctives.ts';
import { actsOnMeasure, need } from './hands-on.ts';

/** Takes one measure of a corrective action into a command. */
@Injectable()
export class Measures {
  constructor(
    private readonly correctives: Correctives,
    private readonly rows: CorrectiveRows,
  ) {}

  /** @throws MeasureNotFound @throws MeasureDoesNotFit in its state @throws NotYourCorrective */
  async take(id: string, version: number, measureId: string, act: MeasureView['allowed'][number]): Promise<{ corrective: Corrective; measure: StoredMeasure; subject: ReturnType<typeof ref> }> {
    const corrective = await this.correctives.takeOpen(id, version);
    const measure = (await this.rows.measures(id)).find((each) => each.id === measureId);
    if (!measure) throw new MeasureNotFound({ id: measureId });
    if ((act === 'reopen') === (measure.state === 'open')) throw new MeasureDoesNotFit({ state: measure.state });
    need(actsOnMeasure(corrective, measure).includes(act));
    return { corrective, measure, subject: ref(correctiveAction, id) };
  }
}
