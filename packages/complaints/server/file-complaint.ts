import { InvalidInput, ref, type FieldProblem } from '@aftercare/kernel';
import { currentActor, currentTenant, Db, Events, Extras, newId, newKey, Now, Policies, sql } from '@aftercare/kernel/server';
import { NamedRecords, type Named, type NamedUnit } from '@aftercare/directory/server';
import { People, type PersonName } from '@aftercare/identity/server';
import { Assignments, Numbers } from '@aftercare/workflow/server';
import { EntityManager } from '@mikro-orm/core';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { complaint as complaintResource, complaintFiled, complaintNumber, complaintRepeated, confirming, firstResponsible, intake, intakeConfirmed, type Channel, type FileComplaintInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { ComplaintKeys } from './complaint-keys.ts';
import { Repeats } from './detector/repeats.ts';
import { Complaint, never } from './complaint.entity.ts';
import { insertComplaint } from './insert-complaint.ts';
import { refuse, wrong, wrongByRule, wrongCurrency } from './wrong-fields.ts';

type Line = FileComplaintInput['lines'][number];

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
    private readonly named: NamedRecords,
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
    const { kind, id: actor } = currentActor();
    const recordedBy = kind === 'person' ? actor : null;
    const people = await this.people.names([input.responsibleId, salespersonId, recordedBy].filter((id) => id != null));
    const responsible = this.responsible(input.responsibleId, key.id, { channel: input.channel, recordedBy, salesperson: salespersonId }, people);
    const extra = this.extra(input.extra);
    const rules = { subject: ref(complaintResource, key.id), openedAt: at };
    const hasPhone = Boolean(input.contact.phone);
    const hasEmail = Boolean(input.contact.email);
    const told = { type: input.type, channel: input.channel, topic: input.topic, hasResponsible: responsible.id !== null, refersToComplaint: input.aboutComplaintId !== null, hasDeadline: input.endBy !== null, hasPhone, hasEmail };
    refuse([
      ...problems,
      ...this.repeats.unknownDefects(input.lines),
      ...responsible.problems,
      ...extra.problems,
      ...wrongByRule(this.policies.decide(intake, told, rules)),
      ...(input.readBack ? wrongByRule(this.policies.decide(confirming, { channel: input.channel, hasPhone, hasEmail, hasAddress: Boolean(input.contact.address) }, rules)) : []),
    ]);

    const { channel, type, subject, content, contact, remedyAsked, demand, claimed, loss, severity, flags, topic, disputed, readBack } = input;
    const complaint = this.em.create(Complaint, {
      ...key,
      version: 1,
      number: '',
      state: readBack ? 'handling' : 'received',
      level: 'general',
      ...{ type, channel, subject, content, remedyAsked, demand, severity, flags, topic, disputed, extra: extra.value },
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
      recordedBy,
      ownerId: responsible.id,
      firstResponsibleId: responsible.id,
      endBy: input.endBy === null ? null : new Date(input.endBy),
      ...{ offers: 0, refusals: 0, openActions: 0, correctiveActions: 0, openCorrectiveActions: 0, blockingCorrectiveActions: 0, pendingApprovals: 0, followUps: 0, unansweredLines: lines.length, recorded: false, deviations: 0, misses: 0 },
      ...{ stepsDone: [], planned: [], running: [] },
      receivedAt: input.receivedAt ? new Date(input.receivedAt) : at,
      openedAt: at,
      changedAt: at,
      nextDueAt: never,
    }, { persist: false });
    this.events.publish(complaintFiled, key.id, { type, channel, partyId: party!.id, firstResponsible: responsible.id, owner: responsible.id });
    if (complaint.repeatOfId) this.events.publish(complaintRepeated, key.id, { of: complaint.repeatOfId, repeats: complaint.repeats });
    if (readBack) this.events.publish(intakeConfirmed, key.id, {});
    this.assignments.begin(ref(complaintResource, key.id), { firstResponsible: responsible.id, owner: responsible.id });
    await this.cases.settle(complaint, 'filed');
    this.insertLines(key.id, lines);
    await this.cases.remember(complaint, [complaint.ownerId, complaint.recordedBy], people);
    this.keys.write(complaint, party!.name, lines);
    // The counter stays locked until commit, so whoever files next waits from here on.
    complaint.number = await this.numbers.next(complaintNumber);
    this.db.later(insertComplaint(complaint));
    this.keys.writeNumber(complaint);
    return { id: key.id, number: complaint.number };
  }

  /** Looks up what the input names. */
  private async known(input: FileComplaintInput, at: Date): Promise<{ party: Named['party']; lines: Line[]; salespersonId: string | null; problems: FieldProblem[] }> {
    const { party, products, units } = await this.named.find({ party: input.partyId, products: input.lines.flatMap(({ productId }) => productId ?? []), units: input.lines.flatMap(({ soldUnitId }) => soldUnitId ?? []) });
    const about = input.aboutComplaintId === null || (await this.db.row(sql`select 1 from complaint where id = ${input.aboutComplaintId}`)) !== undefined;
    const unitOf = ({ soldUnitId }: Line) => (soldUnitId === null ? undefined : units.get(soldUnitId));
    return {
      party,
      lines: input.lines.map((line) => filled(line, unitOf(line))),
      salespersonId: input.lines.map((line) => unitOf(line)?.salespersonId).find(Boolean) ?? party?.salespersonId ?? null,
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

  private responsible(responsibleId: string | null, id: string, { channel, recordedBy, salesperson }: { channel: Channel; recordedBy: string | null; salesperson: string | null }, people: ReadonlyMap<string, PersonName>): { id: string | null; problems: FieldProblem[] } {
    const active = (person: string | null) => (person !== null && people.get(person)?.active ? person : null);
    const facts = { channel, recordedBy, named: active(responsibleId), salesperson: active(salesperson) };
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

  private insertLines(complaint: string, lines: readonly Line[]): void {
    const rows = lines.map((line, position) => ({
      id: newId(),
      position,
      ...line,
      quantity: line.quantity?.amount ?? null,
      quantityUnit: line.quantity?.unit ?? null,
      defective: line.defectiveQuantity?.amount ?? null,
      defectiveUnit: line.defectiveQuantity?.unit ?? null,
    }));
    this.db.later(sql`
      insert into complaint_line (id, complaint_id, position, product_id, sold_unit_id, order_number, batch, serial, supplier_lot, defect, delivered_on, quantity, quantity_unit, defective, defective_unit, problem)
      select r.id, ${complaint}, r.position, r."productId", r."soldUnitId", r."orderNumber", r.batch, r.serial, r."supplierLot", r.defect, r."deliveredOn", r.quantity, r."quantityUnit", r.defective, r."defectiveUnit", r.problem
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, position int, "productId" uuid, "soldUnitId" uuid, "orderNumber" text, batch text, serial text, "supplierLot" text, defect text, "deliveredOn" date,
        quantity numeric, "quantityUnit" text, defective numeric, "defectiveUnit" text, problem text)`);
  }
}

/** What the sold unit's record says, where the line says nothing. */
function filled(line: Line, unit: NamedUnit | undefined): Line {
  if (!unit) return line;
  return { ...line, productId: line.productId ?? unit.productId, orderNumber: line.orderNumber ?? unit.orderNumber, batch: line.batch ?? unit.batch, serial: line.serial ?? unit.serial, supplierLot: line.supplierLot ?? unit.supplierLot, deliveredOn: line.deliveredOn ?? unit.deliveredOn };
}
