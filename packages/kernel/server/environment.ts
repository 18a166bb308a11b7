/** What the process was told about the world around it, checked once at the start. */
export class Environment {
  constructor(
    readonly values: {
      /** Where people reach the product, without a trailing slash; links in mails begin with it. */
      readonly publicUrl: string;
      /** Absent: mail is kept and readable in the console. */
      readonly smtpUrl?: string | undefined;
      /** The sender of every mail: `Aftercare <service@example.com>`. */
      readonly mailFrom: string;
      /** The folder of attachments; one subfolder a tenant. */
      readonly filesDir: string;
    },
  ) {}
}
