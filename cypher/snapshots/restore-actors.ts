import { canonical } from '#model/snapshot/canonical';
import type { ActorLine } from '#model/snapshot/lines';
import { inBatches } from '../batches.ts';
import { LABELS } from '../content.ts';
import type { Run } from '../driver.ts';
import type { StoredActor } from '../merge-actors.ts';
import { reading, writing } from '../statements.ts';

/** Brings actors to the letter to what a snapshot says of them: what else was known of them goes. */
export async function exactActors(run: Run, actors: ReadonlyMap<string, ActorLine>): Promise<void> {
  await inBatches([...actors.values()], async (batch) => {
    const rows = await run<StoredActor>(reading('stored-actors'), { actors: batch.map(({ id }) => id) });
    const stored = new Map(rows.map((row) => [row.id, row]));
    const put = batch.filter((line) => !isSame(line, stored.get(line.id))).map(rowOf);
    await run(writing('put-actors'), { actors: put });
    const facts = batch.flatMap(({ id, relations }) => relations.map((fact) => ({ ...fact, told: null, actor: id })));
    const wanted = new Set(facts.map(keyOf));
    const known = rows.flatMap(({ id, relations }) => relations.map((fact) => ({ ...fact, actor: id })));
    const there = new Set(known.map(keyOf));
    await run(writing('drop-relations'), { relations: known.filter((fact) => !wanted.has(keyOf(fact))) });
    await run(writing('put-relations'), { relations: facts.filter((fact) => !there.has(keyOf(fact))) });
  });
}

const keyOf = ({ actor, kind, target, from, to, source, told }: StoredActor['relations'][number] & { actor: string }) =>
  canonical([actor, kind, target, from, to, source, told]);

const calledIn = ({ names, type, aliases, wikidata, provisional }: Omit<ActorLine, 'id' | 'relations'>) =>
  canonical([names, type, aliases, wikidata, provisional]);

const isSame = (line: ActorLine, stored: StoredActor | undefined): boolean =>
  stored !== undefined &&
  stored.told === null &&
  calledIn(line) === calledIn({ ...stored, names: { en: stored.name, ru: stored.nameRu, kk: stored.nameKk } });

const rowOf = ({ id, type, names, aliases, wikidata, provisional }: ActorLine) => ({
  id,
  label: LABELS[type],
  properties: {
    ...{ id, type, name: names.en, nameRu: names.ru, nameKk: names.kk, aliases, wikidata },
    provisional: provisional || null,
    ...{ toldName: null, toldNameRu: null, toldNameKk: null, toldAliases: null },
  },
});
