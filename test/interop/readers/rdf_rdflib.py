"""Reads RDF with rdflib and puts together again what it says: about, actors, lines, claims, documents, relations.

The format comes from the file's ending. Of TriG, what is said in which graph is printed, too.
"""

import json
import sys

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS, XSD

rdflib.NORMALIZE_LITERALS = False

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
NP = rdflib.Namespace("http://www.nanopub.org/nschema#")
SA = rdflib.Namespace("urn:stance-atlas:ns:")
FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "trig": "trig"}
NUMBERS = {XSD.integer: int, XSD.double: float}

path = sys.argv[1]
kind = FORMATS[path.rsplit(".", 1)[1]]
data = rdflib.Dataset(default_union=True) if kind == "trig" else rdflib.Graph()
data.parse(path, format=kind)


def value(term):
    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return str(term)
    if term.datatype in NUMBERS:
        return NUMBERS[term.datatype](str(term))
    if term.datatype == XSD.boolean:
        return {"true": True, "false": False}[str(term)]
    return str(term)


def one(subject, predicate):
    found = list(data.objects(subject, predicate))
    if len(set(found)) > 1:
        raise SystemExit(f"{subject} {predicate}: {len(found)} values")
    return found[0] if found else None


def get(subject, predicate):
    return value(one(subject, predicate))


def every(subject, predicate):
    return sorted(str(value(found)) for found in set(data.objects(subject, predicate)))


def in_language(subject, predicate, language):
    found = [str(name) for name in data.objects(subject, predicate) if name.language == language]
    return found[0] if found else None


def id_of(subject):
    return get(subject, DCTERMS.identifier)


def code(subject, predicate):
    """The notation of a concept, which has to be in the file."""
    concept = one(subject, predicate)
    return None if concept is None else get(concept, SKOS.notation)


def ordered(subject, predicate):
    head = one(subject, predicate)
    return [] if head is None else list(Collection(data, head))


def span(subject, words):
    if get(subject, SA.start) is None:
        return None
    return {"start": get(subject, SA.start), "end": get(subject, SA.end), "text": get(subject, words)}


def names(subject):
    return {language: in_language(subject, SKOS.prefLabel, language) for language in ("en", "ru", "kk")}


def actor(subject):
    relations = sorted(data.objects(subject, SA.relation), key=lambda item: int(str(item).rsplit(":", 1)[1]))
    wikidata = get(subject, SKOS.exactMatch)
    return {
        "id": id_of(subject),
        "type": get(subject, SA.actorType),
        "names": names(subject),
        "aliases": every(subject, SKOS.altLabel),
        "wikidata": wikidata and wikidata.rsplit("/", 1)[1],
        "held": get(subject, SA.held),
        "received": get(subject, SA.received),
        "relations": [
            {
                "kind": get(item, SA.kind),
                "target": str(one(item, SA.target)),
                "from": get(item, SA["from"]),
                "to": get(item, SA.to),
                "source": get(item, DCTERMS.source),
            }
            for item in relations
        ],
    }


def line(subject):
    return {
        "id": id_of(subject),
        "holder": id_of(one(subject, SA.holder)),
        "target": id_of(one(subject, SA.target)),
        **{
            key: get(subject, SA[key])
            for key in ("sign", "symmetric", "claims", "documents", "asserters", "meanScore", "firstSaid", "lastSaid")
        },
        "minCertainty": code(subject, SA.minCertainty),
        "maxCertainty": code(subject, SA.maxCertainty),
        "stances": [get(item, SKOS.notation) for item in ordered(subject, SA.stances)],
        "behind": sorted(id_of(item) for item in data.objects(subject, PROV.wasDerivedFrom)),
    }


def speaker(subject):
    return {
        "actor": id_of(one(subject, PROV.agent)),
        "state": get(subject, SA.agentState),
        "certainty": code(subject, SA.certainty),
        "cue": span(subject, SA.words),
    }


def cue(subject):
    return {**span(subject, SA.words), "role": get(subject, SA.role), "metonym": get(subject, SA.metonym)}


def end(subject, predicate, state):
    found = one(subject, predicate)
    return None if found is None else {"id": id_of(found), "state": get(subject, state)}


def review(subject, origin):
    state = get(origin, SA.review)
    activities = [item for item in data.subjects(PROV.used, subject) if (item, RDF.type, PROV.Activity) in data]
    if not activities:
        return {"state": state, "by": None, "at": None, "note": None}
    (activity,) = activities
    by = one(activity, PROV.wasAssociatedWith)
    assert get(activity, SA.review) == state
    return {
        "state": state,
        "by": None if by is None else get(by, RDFS.label),
        "at": get(activity, PROV.endedAtTime),
        "note": get(activity, RDFS.comment),
    }


def claim(subject, origin):
    passage = one(origin, OA.hasTarget)
    selectors = {one(item, RDF.type): item for item in data.objects(passage, OA.hasSelector)}
    position = selectors[SA.CodeUnitPositionSelector]
    chain = sorted(data.objects(origin, PROV.qualifiedAttribution), key=lambda item: get(item, SA.position))
    assert [get(item, SA.position) for item in chain] == list(range(1, len(chain) + 1))
    cues = sorted(data.objects(origin, SA.cue), key=lambda item: int(str(item).rsplit(":", 1)[1]))
    topic = get(subject, SA.topicWords)
    assert one(passage, OA.hasSource) == one(origin, PROV.wasQuotedFrom)
    assert set(data.objects(origin, PROV.wasAttributedTo)) == {one(item, PROV.agent) for item in chain}
    return {
        "id": id_of(subject),
        "document": id_of(one(origin, PROV.wasQuotedFrom)),
        "turn": get(origin, SA.turn),
        "quote": get(selectors[OA.TextQuoteSelector], OA.exact),
        "start": get(position, SA.start),
        "end": get(position, SA.end),
        "holder": end(subject, SA.holder, SA.holderState),
        "target": end(subject, SA.target, SA.targetState),
        "stance": code(subject, SA.stance),
        "certainty": code(subject, SA.certainty),
        "topic": None if topic is None else {"words": topic, "en": in_language(subject, SA.topic, "en")},
        "scores": {key: get(subject, SA[key]) for key in ("plover", "goldstein", "posture")},
        "qualifiers": [value(item) for item in ordered(subject, SA.qualifiers)],
        **{key: get(subject, SA[key]) for key in ("kind", "sign", "negated", "realis", "modality", "validFrom", "validTo")},
        "saidAt": get(subject, SA.saidOn),
        "attribution": [speaker(item) for item in chain],
        "cues": [cue(item) for item in cues],
        "methods": every(origin, SA.method),
        "confidence": get(origin, SA.confidence),
        "review": review(subject, origin),
        "recordedAt": get(origin, SA.recordedAt),
        "retractedAt": get(origin, SA.retractedAt),
    }


def document(subject):
    return {
        "id": id_of(subject),
        "title": get(subject, DCTERMS.title),
        "outlet": get(subject, DCTERMS.publisher),
        "date": get(subject, DCTERMS.date),
        "language": get(subject, DCTERMS.language),
        "experts": sorted(id_of(item) for item in data.objects(subject, DCTERMS.contributor)),
        "url": get(subject, DCTERMS.source),
        "rights": get(subject, DCTERMS.rights),
        "source": get(subject, DCTERMS.provenance),
        "hash": get(subject, SA.sha256),
        "recordedAt": get(subject, SA.recordedAt),
        "retractedAt": get(subject, SA.retractedAt),
        "claims": get(subject, SA.claims),
    }


def about(subject):
    return {
        "title": get(subject, DCTERMS.title),
        "params": json.loads(get(subject, SA.params)),
        "graph": get(subject, SA.state),
        "moment": get(subject, SA.moment),
        "program": get(one(subject, PROV.wasAttributedTo), SA.version),
        "vocabulary": get(subject, SA.vocabularyVersion),
        "snapshot": get(subject, SA.snapshot),
        "licence": get(subject, DCTERMS.rights),
        "replaced": every(subject, SA.replacedIn),
        "counts": {key: get(subject, SA[key]) for key in ("actors", "stances", "claims", "claimsInLines", "documents")},
    }


def relations(graph):
    """Stances that the file states as facts between two actors."""
    kinds = {kind for kind in data.subjects(RDF.type, RDF.Property)}
    return sorted([id_of(s), str(p).rsplit(":", 1)[1], id_of(o)] for kind in kinds for s, p, o in graph.triples((None, kind, None)))


def typed(kind):
    return list(data.subjects(RDF.type, kind))


def by_id(rows):
    return sorted(rows, key=lambda row: row["id"])


def publication(subject):
    parts = {part: one(subject, NP[f"has{part}"]) for part in ("Assertion", "Provenance", "PublicationInfo")}
    graphs = {part: data.graph(address) for part, address in parts.items()}
    assertion = parts["Assertion"]
    (said,) = graphs["Assertion"].subjects(RDF.type, SA.Claim)
    quote = [item for item in graphs["Provenance"].subjects(RDF.type, OA.TextQuoteSelector)]
    places = [item for item in graphs["Provenance"].subjects(RDF.type, OA.TextPositionSelector)]
    return {
        "claim": claim(said, assertion),
        "relations": relations(graphs["Assertion"]),
        "created": str(graphs["PublicationInfo"].value(subject, DCTERMS.created)),
        "version": get(graphs["PublicationInfo"].value(subject, DCTERMS.creator), SA.version),
        "isAboutAssertion": any(graphs["Provenance"].triples((assertion, None, None))),
        "provenanceSaysOfClaim": sorted({str(p) for p in graphs["Provenance"].predicates(said, None)}),
        "around": [[get(item, OA.prefix), get(item, OA.suffix)] for item in quote],
        "characters": [[get(item, OA.start), get(item, OA.end)] for item in places],
    }


if kind == "trig":
    found = [publication(subject) for subject in typed(NP.Nanopublication)]
    result = sorted(found, key=lambda row: row["claim"]["id"])
else:
    (told,) = [subject for subject in data.subjects(SA.params, None)]
    result = {
        "about": about(told),
        "actors": by_id(actor(subject) for subject in data.subjects(SA.held, None)),
        "stances": by_id(line(subject) for subject in typed(SA.Line)),
        "claims": by_id(claim(subject, subject) for subject in typed(SA.Claim)),
        "documents": by_id(document(subject) for subject in typed(DCTERMS.BibliographicResource)),
        "relations": sorted({tuple(row) for row in relations(data)}),
    }
print(json.dumps(result, sort_keys=True, ensure_ascii=True))
