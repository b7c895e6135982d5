import { networkFormat } from './format.ts';
import { describe } from './rdf/describe.ts';
import { namesBelow, rdfOptions } from './rdf/names.ts';
import { block, prefixes } from './rdf/write-turtle.ts';

/** RDF 1.1 Turtle with PROV-O, SKOS and the Web Annotation vocabulary: a subject a block, no blank nodes but lists. */
export const turtle = networkFormat({
  extension: 'ttl',
  mediaType: 'text/turtle',
  isText: true,
  summary: 'RDF as Turtle, with where everything comes from (PROV-O)',
  options: rdfOptions,
  takes: 'network',
  async *render(graph, { base }) {
    const utf8 = new TextEncoder();
    yield utf8.encode(prefixes());
    for (const resource of describe(graph, namesBelow(base))) yield utf8.encode(`\n${block(resource)}`);
  },
});
