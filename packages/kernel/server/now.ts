import { Injectable } from '@nestjs/common';

/** The only clock of the product. Due dates, back-off and expiry compare with it, never with the database's time. */
@Injectable()
export class Now {
  date(): Date {
    return new Date();
  }

  iso(): string {
    return this.date().toISOString();
  }
}
