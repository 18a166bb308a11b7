import { may } from '@aftercare/kernel/server';
import { NotFound } from '@aftercare/kernel';
import { Injectable } from '@nestjs/common';
import { can, NotYourCase, type SubjectAccess } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { RecoveryRows, subjectOf } from './recovery-rows.ts';

/** A recovery goes to those who see the costs of its case, and to those who settle recoveries. */
@Injectable()
export class MayTouchRecovery {
  constructor(
    private readonly rows: RecoveryRows,
    private readonly subjects: Subjects,
  ) {}

  async answer({ id }: { id: string }): Promise<SubjectAccess> {
    try {
      const row = await this.rows.byId(id);
      if (may(can.settleRecoveries)) return { see: true, change: true };
      if (!may(can.seeCosts)) return { see: false, change: false };
      await this.subjects.change(subjectOf(row));
      return { see: true, change: true };
    } catch (error) {
      if (error instanceof NotYourCase) return { see: true, change: false };
      if (error instanceof NotFound) return { see: false, change: false };
      throw error;
    }
  }
}
