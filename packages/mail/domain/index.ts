export * from './mail.ts';
export * from './permissions.ts';
export * from './events.ts';
export * from './errors.ts';
export * from './module.ts';
export * from './letterhead.ts';
export * from './secret-link.ts';
export { longestValue, type Sayable } from './values.ts';
export { render, type Rendered, type Writer } from './render.ts';
