import { NotFound, ref, StaleVersion, type Policy } from '@aftercare/kernel';
import { Db, Events, Policies, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { containment, containmentActionFits, ContainmentActionDoesNotFit, containmentActionLeads, containmentMoved, type ContainmentAction, type ContainmentFacts, type ContainmentState } from '../../domain/index.ts';
import { ReadContainment } from './read-containment.ts';
import { storedContainment, type StoredContainment } from './containment-rows.ts';

/** Takes containment cases into commands. */
@Injectable()
export class Containments {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly policies: Policies,
    private readonly reader: ReadContainment,
  ) {}

  /**
   * Locks one until the command ends.
   * @throws NotFound @throws StaleVersion with the case as it is now @throws ContainmentActionDoesNotFit
   */
  async take(id: string, version: number, action: ContainmentAction): Promise<StoredContainment> {
    const [stored] = await this.db.rows<StoredContainment>(sql`${storedContainment} where b.id = ${id} for update of b`);
    if (!stored) throw new NotFound(ref(containment, id));
    if (stored.version !== version) throw new StaleVersion({ expected: version, current: await this.reader.view(id) });
    if (!containmentActionFits(action, stored.state)) throw new ContainmentActionDoesNotFit({ action, state: stored.state });
    return stored;
  }

  /** Goes where the action leads, raises the version and keeps what was said. */
  async save({ id, state }: StoredContainment, action: ContainmentAction, set?: ReturnType<typeof sql>): Promise<ContainmentState> {
    const to = containmentActionLeads[action] ?? state;
    await this.db.run(sql`update containment set version = version + 1, state = ${to}${set ? sql`, ${set}` : sql``} where id = ${id}`);
    if (to !== state) this.events.publish(containmentMoved, id, { from: state, to });
    return to;
  }

  facts(stored: StoredContainment): Promise<ContainmentFacts> {
    return this.reader.facts(stored);
  }

  /** Asks a rule about the case, and keeps the decision. */
  decide<Decision>(policy: Policy<ContainmentFacts, Decision>, { id, openedAt }: StoredContainment, facts: ContainmentFacts): Decision {
    return this.policies.decide(policy, facts, { subject: ref(containment, id), openedAt });
  }
}
