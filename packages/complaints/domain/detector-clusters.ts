import { clusterKinds, type ClusterKind } from './detector.ts';

/** A line of a complaint, as far as it says which goods it is about; keys are numbers without what separates their parts. */
export interface ClassifiedLine {
  readonly productId: string | null;
  readonly batch: string | null;
  readonly batchKey: string | null;
  readonly defect: string | null;
  readonly supplierLot: string | null;
  readonly supplierLotKey: string | null;
}

/** What complaints may have in common: those fields that the kind does not name are null. */
export interface Cluster extends ClassifiedLine {
  readonly kind: ClusterKind;
  /** Equal for equal clusters. */
  readonly key: string;
}

const named: Readonly<Record<ClusterKind, readonly (keyof ClassifiedLine)[]>> = {
  'batch-defect': ['productId', 'batchKey', 'defect'],
  batch: ['productId', 'batchKey'],
  'supplier-lot': ['supplierLotKey'],
  defect: ['productId', 'defect'],
};
const shownBeside: Readonly<Partial<Record<keyof ClassifiedLine, keyof ClassifiedLine>>> = { batchKey: 'batch', supplierLotKey: 'supplierLot' };
const nothing: ClassifiedLine = { productId: null, batch: null, batchKey: null, defect: null, supplierLot: null, supplierLotKey: null };

/** Every cluster that a complaint is part of, once each, the narrowest first. */
export function clustersOf(lines: readonly ClassifiedLine[]): Cluster[] {
  const found = clusterKinds.flatMap((kind) => lines.filter((line) => named[kind].every((field) => line[field])).map((line) => clusterOf(kind, line)));
  return [...new Map(found.map((cluster) => [cluster.key, cluster])).values()];
}

function clusterOf(kind: ClusterKind, line: ClassifiedLine): Cluster {
  const fields = named[kind];
  const shown = fields.flatMap((field) => [field, ...(shownBeside[field] ? [shownBeside[field]] : [])]);
  return { ...nothing, ...Object.fromEntries(shown.map((field) => [field, line[field]])), kind, key: JSON.stringify([kind, ...fields.map((field) => line[field])]) };
}
