/** The module that sends something, and a key under which it counts once for each case. */
export interface Source {
  readonly module: string;
  readonly key: string;
}
