/** Where mails go out. Provided by whoever starts the process; without it, mails are kept and can be read in the console. */
export class MailEnvironment {
  constructor(
    readonly from: string = 'aftercare@localhost',
    readonly smtp?: string,
  ) {}

  /** What stands after the `@` of message ids. */
  get domain(): string {
    return this.from.slice(this.from.lastIndexOf('@') + 1);
  }
}
