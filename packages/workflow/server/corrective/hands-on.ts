import { currentActor, may } from '@aftercare/kernel/server';
import { can, type CorrectiveState, correctiveIsOpen, NotYourCorrective, type CorrectiveView, type MeasureView } from '../../domain/index.ts';
import type { Corrective, StoredMeasure } from './corrective-rows.ts';

type Led = Pick<Corrective, 'leaderId' | 'team'>;

/** The leader, those who manage corrective actions, and the product itself. */
export const leads = ({ leaderId }: Led): boolean => {
  const { kind, id } = currentActor();
  return kind === 'system' || id === leaderId || may(can.manageCorrective);
};

/** The team too. */
export const worksOn = (corrective: Led): boolean => leads(corrective) || corrective.team.some(({ personId }) => personId === currentActor().id);

/** @throws NotYourCorrective */
export function need(right: boolean): void {
  if (!right) throw new NotYourCorrective({});
}

/** What the current actor may do with it now. */
export function actsOn(corrective: Led & { readonly state: CorrectiveState }): CorrectiveView['allowed'] {
  const { state } = corrective;
  const open = correctiveIsOpen(state);
  const [leading, working] = [leads(corrective), worksOn(corrective)];
  const acts: readonly (readonly [CorrectiveView['allowed'][number], boolean])[] = [
    ['revise', open && leading],
    ['add-measure', open && working],
    ['check', state === 'implemented' && working],
    ['reopen', (state === 'implemented' || state === 'effective') && leading],
    ['cancel', open && leading],
  ];
  return acts.filter(([, may]) => may).map(([act]) => act);
}

export function actsOnMeasure(corrective: Led & { readonly state: CorrectiveState }, { state, ownerId }: Pick<StoredMeasure, 'state' | 'ownerId'>): MeasureView['allowed'] {
  if (!correctiveIsOpen(corrective.state)) return [];
  const working = worksOn(corrective);
  const own = working || ownerId === currentActor().id;
  if (state !== 'open') return working ? ['reopen'] : [];
  return [...(own ? (['complete'] as const) : []), ...(working ? (['change', 'cancel'] as const) : [])];
}
