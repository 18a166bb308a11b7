import { accessMetadata, type Access } from '@aftercare/kernel/server';
import type { TestApp } from '@aftercare/kernel/testing';
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';

/** Who may call each route, by `METHOD path`, as the guard reads it: also of those that the API's description leaves out. */
export function guards(app: TestApp): Map<string, Access> {
  const found = new Map<string, Access>();
  const controllers = [...app.nest.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype as Type));
  for (const controller of controllers) {
    for (const name of Object.getOwnPropertyNames(controller.prototype)) {
      const route = (controller.prototype as Record<string, object>)[name]!;
      if (name === 'constructor' || !Reflect.hasMetadata(PATH_METADATA, route)) continue;
      const path = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, route)].join('/').replace(/\/+$/, '').replaceAll('//', '/');
      found.set(`${RequestMethod[Reflect.getMetadata(METHOD_METADATA, route) as number]} /${path.replace(/^\//, '')}`, Reflect.getMetadata(accessMetadata, route) as Access);
    }
  }
  return found;
}
