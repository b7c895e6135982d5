import { ACTOR_ATTRIBUTES, LINE_ATTRIBUTES, unfitIn } from './attributes.ts';
import type { ExportGraph } from './graph.ts';
import { isHeld } from './xml.ts';

/**
 * Where an XML format has U+FFFD for what XML cannot hold: `actors/KAZ/names.en`, `about/title`. What is written as
 * JSON loses nothing and is not among them.
 */
export const replacedIn = ({ about, actors, stances }: ExportGraph): string[] => [
  ...Object.entries(about).flatMap(([key, value]) =>
    typeof value === 'string' && !isHeld(value) ? [`about/${key}`] : [],
  ),
  ...actors.flatMap((actor) => unfitIn(ACTOR_ATTRIBUTES, actor).map((name) => `actors/${actor.id}/${name}`)),
  ...stances.flatMap((line) => unfitIn(LINE_ATTRIBUTES, line).map((name) => `stances/${line.id}/${name}`)),
];
