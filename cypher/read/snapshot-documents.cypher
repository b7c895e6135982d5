// Documents whole, in the order of the given ids; `textAt` is when the text became what it is, where it was another before.
// params: documents
// rows: document, textAt
UNWIND range(0, size($documents) - 1) AS place
MATCH (d:Document {id: $documents[place]})
RETURN {
  id: d.id, title: d.title, outlet: d.outlet, date: d.date, language: d.language,
  experts: COLLECT {
    MATCH (d)-[r:INTERVIEWS]->(a:Actor)
    RETURN {id: a.id, type: a.type, name: a.name, state: r.state}
    ORDER BY r.index
  },
  url: d.url, rights: d.rights, source: d.source, hash: d.hash, text: d.text,
  turns: COLLECT {
    MATCH (d)-[:HAS_TURN]->(t:Turn)
    RETURN {
      index: t.index, role: t.role, start: t.start, end: t.end,
      speaker: head(COLLECT { MATCH (t)-[r:SPOKEN_BY]->(a:Actor) RETURN {id: a.id, type: a.type, name: a.name, state: r.state} })
    }
    ORDER BY t.index
  },
  mentions: COLLECT { MATCH (d)-[:MENTIONS]->(a:Actor) RETURN a.id },
  extractor: d.extractor, recordedAt: d.recordedAt
} AS document, d.textAt AS textAt
ORDER BY place
