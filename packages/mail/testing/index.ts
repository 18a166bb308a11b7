export { MailServer, type Received } from './mail-server.ts';
