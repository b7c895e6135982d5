// One document: its text, its turns, and where its claims stand.
// params: id
// rows: id, title, outlet, date, language, experts, url, rights, source, hash, recordedAt, retractedAt, claims, text, turns, claimSpans
MATCH (d:Document {id: $id})
RETURN d.id AS id, d.title AS title, d.outlet AS outlet, d.date AS date, d.language AS language,
  COLLECT {
    MATCH (d)-[r:INTERVIEWS]->(a:Actor)
    RETURN {id: a.id, type: a.type, name: a.name, state: r.state}
    ORDER BY r.index
  } AS experts,
  d.url AS url, d.rights AS rights, d.source AS source, d.hash AS hash, d.recordedAt AS recordedAt,
  d.retractedAt AS retractedAt,
  COUNT { MATCH (c:Claim {document: d.id}) WHERE {{placed}} AND {{at-moment}} } AS claims,
  d.text AS text,
  COLLECT {
    MATCH (d)-[:HAS_TURN]->(t:Turn)
    RETURN {
      index: t.index, role: t.role, start: t.start, end: t.end,
      speaker: head(COLLECT { MATCH (t)-[r:SPOKEN_BY]->(a:Actor) RETURN {id: a.id, type: a.type, name: a.name, state: r.state} })
    }
    ORDER BY t.index
  } AS turns,
  COLLECT {
    MATCH (c:Claim {document: d.id}) WHERE {{placed}} AND {{at-moment}}
    RETURN {
      id: c.id, start: c.start, end: c.end, kind: c.kind,
      holder: head(COLLECT { MATCH (c)-[:HELD_BY]->(a:Actor) RETURN {id: a.id, type: a.type, name: a.name, state: c.holderState} }),
      stance: c.stance,
      target: head(COLLECT { MATCH (c)-[:TOWARDS]->(a:Actor) RETURN {id: a.id, type: a.type, name: a.name, state: c.targetState} }),
      sign: c.sign, certainty: c.certainty, negated: c.negated
    }
    ORDER BY c.start, c.end, c.id
  } AS claimSpans
