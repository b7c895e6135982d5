/** What a statement can say of its subject. */
export type Value =
  | { readonly iri: string }
  | { readonly text: string; readonly language?: string; readonly datatype?: string; readonly isReplaced?: true }
  /** In their order. */
  | { readonly list: readonly Value[] };

/** A subject and what is said of it, in the order in which it is written. */
export interface Resource {
  readonly iri: string;
  readonly says: readonly (readonly [predicate: string, value: Value])[];
}

/** Namespaces of others, and of ours. */
export const NAMESPACES = {
  dcterms: 'http://purl.org/dc/terms/',
  np: 'http://www.nanopub.org/nschema#',
  oa: 'http://www.w3.org/ns/oa#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  sa: 'urn:stance-atlas:ns:',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  stance: 'urn:stance-atlas:stance:',
  certainty: 'urn:stance-atlas:certainty:',
  wd: 'http://www.wikidata.org/entity/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;
export type Prefix = keyof typeof NAMESPACES;

/** `term('prov', 'Entity')` is the whole address of `prov:Entity`. */
export const term = (prefix: Prefix, name: string): string => `${NAMESPACES[prefix]}${name}`;
export const TYPE = term('rdf', 'type');

const XSD = NAMESPACES.xsd;

export const iri = (address: string): Value => ({ iri: address });
export const named = (prefix: Prefix, name: string): Value => iri(term(prefix, name));
/** RDF is made of characters, and half of one is none: it is replaced where one can see it. */
export const whole = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');
export const text = (value: string): Value => ({ text: whole(value), ...markOf(value) });
export const words = (value: string, language: string): Value => ({ text: whole(value), language, ...markOf(value) });
const markOf = (value: string): { isReplaced?: true } => (whole(value) === value ? {} : { isReplaced: true });
export const integer = (value: number): Value => ({ text: String(value), datatype: `${XSD}integer` });
export const flag = (value: boolean): Value => ({ text: String(value), datatype: `${XSD}boolean` });
export const day = (value: string): Value => ({ text: value, datatype: `${XSD}date` });
export const moment = (value: string): Value => ({ text: value, datatype: `${XSD}dateTime` });
/** A number as xsd:double has it, so that every one comes back as it was. */
export const number = (value: number): Value => ({
  text: String(value).includes('e') ? String(value) : `${value}e0`,
  datatype: `${XSD}double`,
});
export const list = (values: readonly Value[]): Value => ({ list: values });

/** The statement, where there is something to say. */
export function maybe<Given>(
  predicate: string,
  given: Given | null | undefined,
  as: (value: Given) => Value,
): [string, Value][] {
  return given === null || given === undefined ? [] : [[predicate, as(given)]];
}

/** An address that another has given: as such where it is one, else as the text it is. */
export const link = (address: string): Value =>
  /^https?:\/\/[^\s<>"{}|\\^`\p{Cc}\p{Cs}]+$/u.test(address) ? iri(address) : text(address);

/** Whether a text is not as it was. */
export const hasReplaced = ({ says }: Resource): boolean => says.some(([, value]) => isReplaced(value));

const isReplaced = (value: Value): boolean =>
  'list' in value ? value.list.some(isReplaced) : 'text' in value && value.isReplaced === true;
