import { Now } from '@aftercare/kernel/server';

/** Runs in the past while the demo's history is made, and with everybody else afterwards. */
export class DemoClock extends Now {
  private offset = 0;

  override date(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** Time goes on from there. */
  moveTo(moment: Date): void {
    this.offset = moment.getTime() - Date.now();
  }

  backToNow(): void {
    this.offset = 0;
  }
}
