import type { ComponentType } from 'react';
import type { EntityName } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { MoveDateTool } from '../action/move-date.tsx';
import type { ListToolProps } from './slot-props.ts';

/** What can be done with records of a list besides what all records have in common: its keys and its dialogs. */
const TOOLS: Partial<Record<EntityName, ComponentType<ListToolProps>>> = {
  actionItem: MoveDateTool,
};

export function listTool(entity: Entity): ComponentType<ListToolProps> | undefined {
  return TOOLS[entity.name as EntityName];
}
