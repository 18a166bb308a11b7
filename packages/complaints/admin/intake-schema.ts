import { fileComplaintInput, type Channel, type ComplaintType } from '@aftercare/complaints';
import { text } from '@aftercare/kernel';
import { jsonSchemaOf, type JsonSchema } from '@aftercare/kernel/admin';
import { fieldTitles } from './field-titles.ts';
import { titled } from './form-schema.ts';

const helps = {
  content: text('用客户的原话。', "In the customer's own words."),
  demand: text('客户希望怎样解决。', 'How the customer wants it solved.'),
  endBy: text('答应客户在某日前结案时填写，代替规定时限。', 'Where a date was promised, instead of the usual time.'),
  receivedAt: text('不填即现在。', 'Now, when left empty.'),
  flags: text('有任何一项即为重大投诉。', 'Any of these makes it a major complaint.'),
};

/** The intake's form, with the types and channels that the company offers. */
export function intakeSchema(offered: { readonly types: readonly ComplaintType[]; readonly channels: readonly Channel[] }): JsonSchema {
  const schema = titled(jsonSchemaOf(fileComplaintInput), fieldTitles, helps);
  const narrowed = (name: string, values: readonly string[]): JsonSchema => ({ ...schema.properties?.[name], enum: values });
  return {
    ...schema,
    properties: {
      ...schema.properties,
      type: narrowed('type', offered.types),
      channel: narrowed('channel', offered.channels),
      responsibleId: { ...schema.properties?.responsibleId, 'x-format': 'person' },
      aboutComplaintId: { ...schema.properties?.aboutComplaintId, 'x-format': 'complaint' },
    },
  };
}
