import { z } from 'zod';
import { ActorId, Names } from '../actor.ts';
import type { Network } from '../questions/network.ts';
import type { Question } from '../questions/question.ts';
import { Relationship } from '../relationship.ts';
import { type Column, columnsOf } from './columns.ts';
import { isNetwork, type Page } from './format.ts';

/** Columns and rows of an answer. */
export interface Table {
  readonly columns: readonly Column[];
  rowsOf(page: Page): readonly unknown[];
}

const { id, holder: _holder, target: _target, ...others } = Relationship.shape;
const End = z.object({ id: ActorId, names: Names });

/** A line of the network with the names of both its ends: in one table nobody can look them up in another. */
export const NamedLine = z.object({ id, holder: End, target: End, ...others });

/** How an answer to a question is a table: rows as they are, and of the network its lines. */
export const tableOf = ({ answer, row }: Question): Table => ({
  columns: columnsOf(answer === 'network' ? NamedLine : row),
  rowsOf: (page) => (isNetwork(page) ? namedLines(page) : page.rows),
});

/** The lines with the names of their ends. */
export function namedLines({ actors, stances }: Network): unknown[] {
  const names = new Map(actors.map((actor) => [actor.id, actor.names]));
  const end = (actor: string) => ({ id: actor, names: names.get(actor) ?? null });
  return stances.map((line) => ({ ...line, holder: end(line.holder), target: end(line.target) }));
}
