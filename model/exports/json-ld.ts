import { networkFormat } from './format.ts';
import { describe } from './rdf/describe.ts';
import { namesBelow, rdfOptions } from './rdf/names.ts';
import { NAMESPACES, type Resource, TYPE, type Value } from './rdf/terms.ts';

const XSD = NAMESPACES.xsd;

/** What keys and short names mean. It stands in the file, so that nothing has to be fetched to read it. */
const CONTEXT = { ...NAMESPACES, id: '@id', type: '@type', value: '@value', language: '@language', list: '@list' };

/** The statements of the Turtle as JSON-LD 1.1, an object a line. */
export const jsonLd = networkFormat({
  extension: 'jsonld',
  mediaType: 'application/ld+json',
  isText: true,
  summary: 'RDF as JSON-LD, its context inside',
  options: rdfOptions,
  takes: 'network',
  async *render(graph, { base }) {
    const utf8 = new TextEncoder();
    yield utf8.encode(`{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[`);
    let separator = '\n';
    for (const resource of describe(graph, namesBelow(base))) {
      yield utf8.encode(`${separator}${JSON.stringify(objectOf(resource))}`);
      separator = ',\n';
    }
    yield utf8.encode('\n]}\n');
  },
});

function objectOf({ iri, says }: Resource): Record<string, unknown> {
  const members = new Map<string, unknown[]>();
  const types: string[] = [];
  for (const [predicate, value] of says) {
    if (predicate === TYPE) {
      if ('iri' in value) types.push(short(value.iri));
      continue;
    }
    const key = short(predicate);
    members.set(key, [...(members.get(key) ?? []), jsonOf(value)]);
  }
  const told = [...members].map(([key, values]) => [key, values.length === 1 ? values[0] : values]);
  return { id: iri, ...(types.length ? { type: types } : {}), ...Object.fromEntries(told) };
}

function jsonOf(value: Value): unknown {
  if ('iri' in value) return { id: value.iri };
  if ('list' in value) return { list: value.list.map(jsonOf) };
  const { text, language, datatype } = value;
  if (language !== undefined) return { value: text, language };
  if (datatype === undefined) return text;
  if (datatype === `${XSD}boolean`) return text === 'true';
  if (datatype === `${XSD}integer`) return Number(text);
  return { value: text, type: short(datatype) };
}

/** `prov:Entity` for what is in a namespace of the context. */
function short(iri: string): string {
  const found = Object.entries(NAMESPACES).find(([, address]) => iri.startsWith(address));
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
}
