import { gathered, labelled, locale, text } from '@aftercare/kernel';
import { z } from 'zod';
import { partyRow } from './party.ts';

/** What only one of the two can say. Kinds are put together; number and contacts are not chosen. */
export const choosableFields = ['name', 'shortName', 'phone', 'email', 'address', 'region', 'salespersonId', 'language', 'grade', 'notes', 'extra'] as const;
export type ChoosableField = (typeof choosableFields)[number];

/** `take`: the fields in which the merged record wins; in all others the one that stays does. */
export const mergePartiesInput = z.strictObject({
  version: z.int().min(1),
  from: labelled(z.uuid(), '并入的客户', 'Merged record').meta({ 'x-format': 'party', 'x-help': text('合并后归档', 'Archived afterwards') }),
  fromVersion: z.int().min(1),
  take: z.array(z.enum(choosableFields)).max(choosableFields.length).default([]),
}).meta({ id: 'MergeParties' });
export type MergePartiesInput = z.output<typeof mergePartiesInput>;

const cases = z.object({ title: z.record(locale, z.string()), count: z.number().int() });

/** How many cases of each kind a party has. Every module with cases of parties answers, and follows `partyMerged`. */
export const partyCases = gathered('directory.party-cases', { asks: z.strictObject({ partyId: z.uuid() }), item: cases });

/** How much follows a party that is merged. */
export const mergeCounts = z.object({ contacts: z.number().int(), soldUnits: z.number().int(), cases: z.array(cases) }).meta({ id: 'PartyMergeCounts' });
export type MergeCounts = z.output<typeof mergeCounts>;

/** Records that are probably one party, and by what. */
export const twins = z.object({ by: z.enum(['name', 'phone']), parties: z.array(partyRow) }).meta({ id: 'PartyTwins' });
export type Twins = z.output<typeof twins>;

/** `of`: the probable twins of one party; else of all. */
export const twinsQuery = z.strictObject({ of: z.uuid().optional() });
