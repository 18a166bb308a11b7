import { currentActor } from '@aftercare/kernel/server';

/** The module that sends something, and a key under which it counts once for each case. */
export interface Source {
  readonly module: string;
  readonly key: string;
}

/** Who does it, where that is somebody of ours. */
export const person = (): string | null => {
  const { kind, id } = currentActor();
  return kind === 'person' ? id : null;
};
