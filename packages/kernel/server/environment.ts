/** What every module may need to know of the world around the process, checked once at the start. */
export class Environment {
  constructor(
    readonly values: {
      /** Where people reach the product, without a trailing slash; links in mails begin with it. */
      readonly publicUrl: string;
      /** The folder of attachments; one subfolder a tenant. */
      readonly filesDir: string;
    },
  ) {}
}
