import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/** The API's description at `/api/openapi.json`, made from the same schemas that check the input; a page of it at `/api/docs`. */
export function describeApi(nest: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', nest, () => apiDescription(nest), { jsonDocumentUrl: 'api/openapi.json', yamlDocumentUrl: 'api/openapi.yaml', customSiteTitle: 'Aftercare API' });
}

export function apiDescription(nest: NestFastifyApplication): OpenAPIObject {
  const description = new DocumentBuilder().setTitle('Aftercare').setVersion('0.1.0').addBearerAuth().addCookieAuth('aftercare').build();
  return SwaggerModule.createDocument(nest, description, { standardSchemaConverter: (schema, { schemaType }) => convert(schema as z.ZodType, schemaType) });
}

function convert(schema: z.ZodType, io: 'input' | 'output'): { schema: JsonSchema; components: Record<string, JsonSchema> } {
  const { definitions = {}, $schema: _, ...converted } = z.toJSONSchema(schema, { io, target: 'openapi-3.0', unrepresentable: 'any', override: saysWhatGoesIn }) as JsonSchema & { definitions?: Record<string, JsonSchema> };
  return { schema: converted, components: definitions };
}

/** A text that is brought into its canonical form on the way in looks the same on the way out. */
function saysWhatGoesIn({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const { def } = zodSchema._zod;
  if (def.type !== 'pipe' || def.out._zod.def.type !== 'transform' || Object.keys(jsonSchema).length > 0) return;
  const { $schema: _, ...before } = z.toJSONSchema(def.in, { io: 'input', target: 'openapi-3.0', unrepresentable: 'any' });
  Object.assign(jsonSchema, before);
}
