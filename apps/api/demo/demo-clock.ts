import { Now } from '@aftercare/kernel/server';

/** Runs in the past while the demo's history is made, and with everybody else afterwards. */
export class DemoClock extends Now {
  private readonly wallClock: () => number;
  private offset = 0;

  /** @param wallClock what everybody else's clock says; another one for pictures that are to look the same every time */
  constructor(wallClock: () => number = Date.now) {
    super();
    this.wallClock = wallClock;
  }

  override date(): Date {
    return new Date(this.wallClock() + this.offset);
  }

  /** Where it will be once the history is made. */
  present(): Date {
    return new Date(this.wallClock());
  }

  /** Time goes on from there. */
  moveTo(moment: Date): void {
    this.offset = moment.getTime() - this.wallClock();
  }

  backToNow(): void {
    this.offset = 0;
  }
}
