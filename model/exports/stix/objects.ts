import type { ActorRef, ActorType } from '../../actor.ts';
import type { DocumentRow } from '../../questions/documents.ts';
import type { About, ExportActor } from '../graph.ts';
import { stixId } from './ids.ts';
import { stixed } from './values.ts';

/** An object of STIX 2.1; references are ids of others. */
export type StixObject = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

/** Nobody recorded when actors and definitions came to be, and a later bundle may not say another moment. */
export const ALWAYS = '1970-01-01T00:00:00.000Z';

/** Who makes the bundle. */
export const PROGRAM_ID = stixId('identity', 'stance-atlas');
export const EXTENSION_ID = stixId('extension-definition', 'stance-atlas');
const licenceId = (licence: string): string => stixId('marking-definition', licence);

export const moment = (text: string): string => new Date(text).toISOString();
export const later = (one: string, other: string): string => (one > other ? one : other);

/** What all objects have; `facts` is what STIX has no fields for. Null and empty lists are left out, as STIX wants it. */
export const object = (
  type: string,
  key: string,
  created: string,
  modified: string,
  licence: string,
  facts: object,
) => ({
  type,
  spec_version: '2.1',
  id: stixId(type, key),
  created_by_ref: PROGRAM_ID,
  created,
  modified: later(created, modified),
  object_marking_refs: [licenceId(licence)],
  extensions: { [EXTENSION_ID]: { extension_type: 'property-extension', ...stixed(facts) } },
});

/** The program, the licence note, the extension and what the bundle is of: what comes before all else. */
export function heading(about: About): StixObject[] {
  const all = { spec_version: '2.1', created: ALWAYS };
  return [
    {
      type: 'identity',
      ...all,
      id: PROGRAM_ID,
      modified: ALWAYS,
      name: 'Stance Atlas',
      identity_class: 'system',
      description: 'A program that reads interviews; what it says is what others said.',
    },
    {
      type: 'marking-definition',
      ...all,
      id: licenceId(about.licence),
      created_by_ref: PROGRAM_ID,
      definition_type: 'statement',
      definition: { statement: about.licence },
    },
    {
      type: 'extension-definition',
      ...all,
      id: EXTENSION_ID,
      created_by_ref: PROGRAM_ID,
      modified: ALWAYS,
      name: 'Stance Atlas',
      description: 'Who says how surely that who stands how towards whom, and where.',
      schema:
        'Objects have one of: claim (a stance as a chain of speakers asserts it), actor, line (the claims of one sign between two actors, folded), document, about (what the bundle is of). Their members are those of the JSON that Stance Atlas answers, in snake case, without null and empty lists. Offsets are UTF-16 code units.',
      version: '1.0.0',
      extension_types: ['property-extension'],
    },
    {
      ...object('note', 'about', ALWAYS, about.moment ?? ALWAYS, about.licence, { about }),
      abstract: about.title,
      content: about.licence,
      object_refs: [PROGRAM_ID],
    },
  ];
}

const CLASSES: Readonly<Partial<Record<ActorType, string>>> = {
  PERSON: 'individual',
  PUBLIC: 'class',
  REGION: 'group',
  BLOC: 'group',
  GROUP: 'group',
  NONSTATE: 'group',
};

export const actorId = (actor: string): string => stixId('identity', `actor:${actor}`);

/** Somebody who holds stances, is their target, or says so. States are organizations of national government here. */
export function identity(actor: ExportActor | Pick<ActorRef, 'id' | 'type' | 'name'>, about: About): StixObject {
  const { id, type } = actor;
  const isGovernment = type === 'STATE' || type === 'GOV_BODY';
  const wikidata = 'wikidata' in actor ? actor.wikidata : null;
  return {
    ...object('identity', `actor:${id}`, ALWAYS, about.moment ?? ALWAYS, about.licence, { actor }),
    name: stixed('names' in actor ? actor.names.en : actor.name),
    identity_class: CLASSES[type] ?? 'organization',
    ...(isGovernment ? { sectors: ['government-national'] } : {}),
    ...(wikidata
      ? {
          external_references: [
            { source_name: 'wikidata', external_id: wikidata, url: `https://www.wikidata.org/entity/${wikidata}` },
          ],
        }
      : {}),
  };
}

const URI = /^https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/;

/** Where it can be read. */
export const sourceOf = ({ id, title, outlet, url }: DocumentRow) => ({
  source_name: stixed(outlet ?? title),
  description: stixed(title),
  external_id: id,
  ...(url !== null && URI.test(url) ? { url } : {}),
});
