import { Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Installed } from './installed.ts';

const pause = 1_000;

/** Wakes those who have work that comes due by `Now`. */
@Injectable()
export class Ticks {
  private readonly logger = new Logger('Ticks');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly installed: Installed,
    private readonly modules: ModuleRef,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.runAll().catch((error: Error) => this.logger.error(error.stack)).finally(() => !this.stopped && this.start());
    }, pause);
  }

  /** Runs every tick until none has anything left to do. @returns how much was done */
  async runAll(): Promise<number> {
    let done = 0;
    for (const { id, handler } of this.installed.modules.flatMap((module) => module.ticks ?? [])) {
      if (this.stopped) break;
      try {
        done += await this.modules.get(handler, { strict: false }).run();
      } catch (error) {
        this.logger.error(`${id}: ${(error as Error).stack}`);
      }
    }
    return done;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }
}
