import type { Component } from 'vue';

/** A place on a page where modules above and plugins may add a panel. The page passes `Props`; every panel receives them. */
export interface Slot<Props extends object> {
  readonly id: string;
  readonly props?: Props;
}

export interface Panel {
  readonly slot: Slot<object>;
  readonly component: Lazy;
}

/** A component that is fetched when it is first drawn. */
export type Lazy = () => Promise<{ default: Component }>;

export const slot = <Props extends object>(id: string): Slot<Props> => ({ id });

/** The end of the top bar, before the person's own menu: where a bell may hang. */
export const topBarEnd = slot<object>('kernel.top-bar-end');

export const panel = <Props extends object>(slot: Slot<Props>, component: () => Promise<{ default: Component<Props> }>): Panel => ({ slot, component: component as Lazy });
