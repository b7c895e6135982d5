// Claims whole, retracted ones included, in the order of the given ids.
// params: claims
// rows: claim
UNWIND range(0, size($claims) - 1) AS place
MATCH (c:Claim {id: $claims[place]})
RETURN {
  id: c.id, document: c.document, turn: c.turn, kind: c.kind, quote: c.quote, start: c.start, end: c.end,
  holder: head(COLLECT { MATCH (c)-[:HELD_BY]->(a:Actor) RETURN {id: a.id, type: a.type, name: a.name, state: c.holderState} }),
  stance: c.stance,
  target: head(COLLECT { MATCH (c)-[:TOWARDS]->(a:Actor) RETURN {id: a.id, type: a.type, name: a.name, state: c.targetState} }),
  topic: head(COLLECT { MATCH (c)-[:ABOUT]->(topic:Topic) RETURN {en: topic.en, words: topic.words} }),
  sign: c.sign,
  scores: {plover: c.plover, goldstein: c.goldstein, posture: c.posture},
  qualifiers: c.qualifiers, certainty: c.certainty, negated: c.negated, realis: c.realis, modality: c.modality,
  attribution: COLLECT {
    MATCH (c)-[link:ASSERTED_BY]->(a:Actor)
    RETURN {
      actor: {id: a.id, type: a.type, name: a.name, state: link.state},
      certainty: link.certainty,
      cue: CASE WHEN link.cue IS NULL THEN null ELSE {start: link.start, end: link.end, text: link.cue} END
    }
    ORDER BY link.depth
  },
  cues: COLLECT {
    MATCH (c)-[:HAS_CUE]->(cue:Cue)
    RETURN {start: cue.start, end: cue.end, text: cue.text, role: cue.role, metonym: cue.metonym}
    ORDER BY cue.index
  },
  methods: c.methods, confidence: c.confidence,
  review: {state: c.review, by: c.reviewBy, at: c.reviewAt, note: c.reviewNote},
  saidAt: c.saidAt, validFrom: c.validFrom, validTo: c.validTo, recordedAt: c.recordedAt, retractedAt: c.retractedAt
} AS claim
ORDER BY place
