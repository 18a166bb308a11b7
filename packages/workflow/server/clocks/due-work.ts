import { Logger } from '@nestjs/common';

/** How long what failed is left alone. */
const restMs = 60_000;

export interface DuePiece {
  readonly tenant: string;
  readonly id: string;
}

/**
 * Does what has come due for all tenants, each piece for itself. A piece that fails rests for a minute and is asked for beside the others
 * meanwhile: however many fail, in one tenant or in all, they take nobody's turn.
 */
export class DueWork {
  private readonly resting = new Map<string, number>();
  private readonly logger: Logger;

  constructor(
    private readonly what: string,
    private readonly most = 500,
  ) {
    this.logger = new Logger(what);
  }

  /** @param due asks for at most so many pieces, due longest first @param run says whether there was anything to do @returns how many were done */
  async run(now: Date, due: (most: number) => Promise<readonly DuePiece[]>, run: (piece: DuePiece) => Promise<boolean>): Promise<number> {
    for (const [id, until] of this.resting) if (until <= now.getTime()) this.resting.delete(id);
    let done = 0;
    for (const piece of await due(this.most + this.resting.size)) {
      if (this.resting.has(piece.id)) continue;
      try {
        if (await run(piece)) done += 1;
      } catch (error) {
        this.resting.set(piece.id, now.getTime() + restMs);
        this.logger.error(`${this.what} ${piece.id} of tenant ${piece.tenant}: ${(error as Error).stack}`);
      }
    }
    return done;
  }
}
