import { InvalidInput, ref, type FieldProblem } from '@aftercare/kernel';
import { currentActor, currentTenant, Db, Events, Extras, newId, newKey, Now, Policies, sql } from '@aftercare/kernel/server';
import { Parties, Products, SoldUnits, type PartyRecord } from '@aftercare/directory/server';
import { People } from '@aftercare/identity/server';
import { Assignments, Numbers } from '@aftercare/workflow/server';
import { EntityManager } from '@mikro-orm/core';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { complaint as complaintResource, complaintFiled, complaintNumber, complaintRepeated, confirming, firstResponsible, intake, intakeConfirmed, type FileComplaintInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { ComplaintKeys } from './complaint-keys.ts';
import { Repeats } from './detector/repeats.ts';
import { Complaint, never } from './complaint.entity.ts';
import { refuse, wrong, wrongByRule, wrongCurrency } from './wrong-fields.ts';

type Line = FileComplaintInput['lines'][number];
type SoldUnit = NonNullable<Awaited<ReturnType<SoldUnits['find']>>>;

/** Takes a complaint in. */
export class FileComplaint extends Command<{ id: string; number: string }> {
  constructor(readonly input: FileComplaintInput) {
    super();
  }
}

@CommandHandler(FileComplaint)
export class FileComplaintHandler implements ICommandHandler<FileComplaint> {
  constructor(
    private readonly em: EntityManager,
    private readonly db: Db,
    private readonly cases: Cases,
    private readonly events: Events,
    private readonly extras: Extras,
    private readonly policies: Policies,
    private readonly parties: Parties,
    private readonly products: Products,
    private readonly soldUnits: SoldUnits,
    private readonly people: People,
    private readonly assignments: Assignments,
    private readonly numbers: Numbers,
    private readonly keys: ComplaintKeys,
    private readonly repeats: Repeats,
    private readonly now: Now,
  ) {}

  async execute({ input }: FileComplaint): Promise<{ id: string; number: string }> {
    const key = newKey();
    const at = this.now.date();
    const { party, lines, salespersonId, problems } = await this.known(input, at);
    const responsible = await this.responsible(input, key.id, salespersonId);
    const extra = this.extra(input.extra);
    const rules = { subject: ref(complaintResource, key.id), openedAt: at };
    const hasPhone = Boolean(input.contact.phone);
    const hasEmail = Boolean(input.contact.email);
    const told = { type: input.type, channel: input.channel, hasResponsible: responsible.id !== null, refersToComplaint: input.aboutComplaintId !== null, hasDeadline: input.endBy !== null, hasPhone, hasEmail };
    refuse([
      ...problems,
      ...this.repeats.unknownDefects(input.lines),
      ...responsible.problems,
      ...extra.problems,
      ...wrongByRule(this.policies.decide(intake, told, rules)),
      ...(input.readBack ? wrongByRule(this.policies.decide(confirming, { channel: input.channel, hasPhone, hasEmail, hasAddress: Boolean(input.contact.address) }, rules)) : []),
    ]);

    const { channel, type, subject, content, contact, remedyAsked, demand, claimed, loss, severity, flags, readBack } = input;
    const { kind, id: actor } = currentActor();
    const complaint = this.em.create(Complaint, {
      ...key,
      version: 1,
      number: '',
      state: readBack ? 'handling' : 'received',
      level: 'general',
      ...{ type, channel, subject, content, remedyAsked, demand, severity, flags, extra: extra.value },
      partyId: party!.id,
      contact: { ...contact, language: contact.language ?? party!.language },
      currency: currentTenant().currency,
      claimed: claimed?.amount ?? null,
      loss: loss?.amount ?? null,
      confirmed: readBack,
      overdue: false,
      escalated: false,
      aboutComplaintId: input.aboutComplaintId,
      ...(await this.repeats.of({ id: key.id, partyId: party!.id, openedAt: at }, lines)),
      recordedBy: kind === 'person' ? actor : null,
      ownerId: responsible.id,
      firstResponsibleId: responsible.id,
      endBy: input.endBy === null ? null : new Date(input.endBy),
      ...{ offers: 0, refusals: 0, openActions: 0, correctiveActions: 0, openCorrectiveActions: 0, blockingCorrectiveActions: 0, pendingApprovals: 0, followUps: 0, unansweredLines: lines.length },
      ...{ stepsDone: [], planned: [], running: [] },
      receivedAt: input.receivedAt ? new Date(input.receivedAt) : at,
      openedAt: at,
      nextDueAt: never,
    });
    this.events.publish(complaintFiled, key.id, { type, channel, partyId: party!.id, firstResponsible: responsible.id, owner: responsible.id });
    if (complaint.repeatOfId) this.events.publish(complaintRepeated, key.id, { of: complaint.repeatOfId, repeats: complaint.repeats });
    if (readBack) this.events.publish(intakeConfirmed, key.id, {});
    await this.assignments.begin(ref(complaintResource, key.id), { firstResponsible: responsible.id, owner: responsible.id });
    await this.cases.settle(complaint, 'filed');
    await this.insertLines(key.id, lines);
    await this.cases.remember(complaint, [complaint.ownerId, complaint.recordedBy]);
    // The counter stays locked until commit, so whoever files next waits from here on.
    complaint.number = await this.numbers.next(complaintNumber);
    await this.keys.write(complaint, party!.name, lines);
    return { id: key.id, number: complaint.number };
  }

  /** Looks up what the input names. */
  private async known(input: FileComplaintInput, at: Date): Promise<{ party: PartyRecord | undefined; lines: Line[]; salespersonId: string | null; problems: FieldProblem[] }> {
    const party = await this.parties.find(input.partyId);
    const units = new Map<string, SoldUnit>();
    for (const id of new Set(input.lines.flatMap(({ soldUnitId }) => soldUnitId ?? []))) {
      const unit = await this.soldUnits.find(id);
      if (unit) units.set(id, unit);
    }
    const products = await this.products.names(input.lines.flatMap(({ productId }) => productId ?? []));
    const about = input.aboutComplaintId === null || (await this.db.row(sql`select 1 from complaint where id = ${input.aboutComplaintId}`)) !== undefined;
    const unitOf = ({ soldUnitId }: Line) => (soldUnitId === null ? undefined : units.get(soldUnitId));
    return {
      party,
      lines: input.lines.map((line) => filled(line, unitOf(line))),
      salespersonId: input.lines.map((line) => unitOf(line)?.salesperson?.id).find(Boolean) ?? party?.salespersonId ?? null,
      problems: [
        ...(party ? [] : [wrong('partyId', 'unknown')]),
        ...(about ? [] : [wrong('aboutComplaintId', 'unknown')]),
        ...(input.endBy !== null && new Date(input.endBy) <= at ? [wrong('endBy', 'in-the-past')] : []),
        ...(input.receivedAt !== undefined && new Date(input.receivedAt) > at ? [wrong('receivedAt', 'in-the-future')] : []),
        ...wrongCurrency('claimed', input.claimed),
        ...wrongCurrency('loss', input.loss),
        ...input.lines.flatMap(({ productId, soldUnitId }, n) => [
          ...(productId !== null && !products.has(productId) ? [wrong(`lines.${n}.productId`, 'unknown')] : []),
          ...(soldUnitId !== null && !units.has(soldUnitId) ? [wrong(`lines.${n}.soldUnitId`, 'unknown')] : []),
        ]),
      ],
    };
  }

  private async responsible({ responsibleId }: FileComplaintInput, id: string, salesperson: string | null): Promise<{ id: string | null; problems: FieldProblem[] }> {
    const { kind, id: actor } = currentActor();
    const people = await this.people.names([responsibleId, salesperson].filter((each) => each !== null));
    const active = (person: string | null) => (person !== null && people.get(person)?.active ? person : null);
    const facts = { recordedBy: kind === 'person' ? actor : null, named: active(responsibleId), salesperson: active(salesperson) };
    return {
      id: this.policies.decide(firstResponsible, facts, { subject: ref(complaintResource, id) }),
      problems: responsibleId !== null && active(responsibleId) === null ? [wrong('responsibleId', 'unknown')] : [],
    };
  }

  private extra(given: Record<string, unknown>): { value: Record<string, unknown>; problems: readonly FieldProblem[] } {
    try {
      return { value: this.extras.parse(complaintResource, given), problems: [] };
    } catch (error) {
      if (error instanceof InvalidInput) return { value: {}, problems: (error.details as { errors: readonly FieldProblem[] }).errors };
      throw error;
    }
  }

  private async insertLines(complaint: string, lines: readonly Line[]): Promise<void> {
    const rows = lines.map((line, position) => ({
      id: newId(),
      position,
      ...line,
      quantity: line.quantity?.amount ?? null,
      quantityUnit: line.quantity?.unit ?? null,
      defective: line.defectiveQuantity?.amount ?? null,
      defectiveUnit: line.defectiveQuantity?.unit ?? null,
    }));
    await this.db.run(sql`
      insert into complaint_line (id, complaint_id, position, product_id, sold_unit_id, order_number, batch, serial, supplier_lot, defect, delivered_on, quantity, quantity_unit, defective, defective_unit, problem)
      select r.id, ${complaint}, r.position, r."productId", r."soldUnitId", r."orderNumber", r.batch, r.serial, r."supplierLot", r.defect, r."deliveredOn", r.quantity, r."quantityUnit", r.defective, r."defectiveUnit", r.problem
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, position int, "productId" uuid, "soldUnitId" uuid, "orderNumber" text, batch text, serial text, "supplierLot" text, defect text, "deliveredOn" date,
        quantity numeric, "quantityUnit" text, defective numeric, "defectiveUnit" text, problem text)`);
  }
}

/** What the sold unit's record says, where the line says nothing. */
function filled(line: Line, unit: SoldUnit | undefined): Line {
  if (!unit) return line;
  return { ...line, productId: line.productId ?? unit.product.id, orderNumber: line.orderNumber ?? unit.orderNumber, batch: line.batch ?? unit.batch, serial: line.serial ?? unit.serial, supplierLot: line.supplierLot ?? unit.supplierLot, deliveredOn: line.deliveredOn ?? unit.deliveredOn };
}
