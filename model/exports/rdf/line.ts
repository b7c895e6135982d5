import { lineOf, type Relationship, tallyOf } from '../../relationship.ts';
import type { ExportGraph } from '../graph.ts';
import type { NameOf } from './names.ts';
import { day, flag, integer, iri, list, maybe, named, number, type Resource, TYPE, term, text } from './terms.ts';

type Says = Resource['says'];

/** Which claims a line is folded from, as the graph was asked to fold. */
export function claimsBehind({ about: { params }, claims }: ExportGraph): Map<string, string[]> {
  const behind = new Map<string, string[]>();
  for (const claim of claims) {
    const tally = tallyOf(claim, params.fold !== false);
    if (!tally) continue;
    const { id } = lineOf(tally.holder, tally.target, tally.sign, tally.stance);
    const known = behind.get(id);
    if (known) known.push(claim.id);
    else behind.set(id, [claim.id]);
  }
  return behind;
}

export const drawn = (line: Relationship, claims: readonly string[], nameOf: NameOf): Resource => ({
  iri: nameOf('line', line.id),
  says: [
    [TYPE, named('sa', 'Line')],
    [TYPE, named('prov', 'Entity')],
    [term('dcterms', 'identifier'), text(line.id)],
    [term('sa', 'holder'), iri(nameOf('actor', line.holder))],
    [term('sa', 'target'), iri(nameOf('actor', line.target))],
    [term('sa', 'sign'), integer(line.sign)],
    [term('sa', 'symmetric'), flag(line.symmetric)],
    [term('sa', 'claims'), integer(line.claims)],
    [term('sa', 'documents'), integer(line.documents)],
    [term('sa', 'asserters'), integer(line.asserters)],
    [term('sa', 'minCertainty'), named('certainty', line.minCertainty)],
    [term('sa', 'maxCertainty'), named('certainty', line.maxCertainty)],
    ...maybe(term('sa', 'meanScore'), line.meanScore, number),
    [term('sa', 'firstSaid'), day(line.firstSaid)],
    [term('sa', 'lastSaid'), day(line.lastSaid)],
    [term('sa', 'stances'), list(line.stances.map((code) => named('stance', code)))],
    ...claims.map((id): Says[number] => [term('prov', 'wasDerivedFrom'), iri(nameOf('claim', id))]),
  ],
});
