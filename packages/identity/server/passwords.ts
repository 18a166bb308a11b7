import { Db, Settings, sql, wrongField } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { passwordLength } from '../domain/index.ts';
import { hashPassword } from './password.ts';

/** Passwords as the current tenant wants them. */
@Injectable()
export class Passwords {
  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
  ) {}

  /** @param path the field that is named when it will not do @throws InvalidInput */
  check(password: string, path: string, email?: string): void {
    const shortest = this.settings.read(passwordLength);
    if ([...password].length < shortest) throw wrongField(path, 'password-too-short', `A password has at least ${shortest} characters.`, { least: shortest });
    if (email && password.toLowerCase() === email) throw wrongField(path, 'password-guessable', 'The e-mail address is no password.');
    if (new Set(password).size < 4) throw wrongField(path, 'password-guessable', 'A password has at least four different characters.');
  }

  /** Before the command that keeps it. @throws InvalidInput */
  async choose(password: string, path: string, email?: string): Promise<string> {
    this.check(password, path, email);
    return hashPassword(password);
  }

  async of(personId: string): Promise<string | undefined> {
    return (await this.db.row<{ hash: string }>(sql`select hash from credential where person_id = ${personId}`))?.hash;
  }
}
