// The claims of a document, retracted ones included, by what a comparison needs.
// params: document
// rows: id, content, retractedAt, recordedAt, holder, target, stance, asserter, topic, review, changedAt
MATCH (c:Claim {document: $document})
WHERE {{placed}}
RETURN c.id AS id, c.content AS content, c.retractedAt AS retractedAt, c.recordedAt AS recordedAt,
  c.holder AS holder, c.target AS target, c.stance AS stance, c.asserter AS asserter,
  head(COLLECT { MATCH (c)-[:ABOUT]->(topic:Topic) RETURN topic.id }) AS topic,
  {state: c.review, by: c.reviewBy, at: c.reviewAt, note: c.reviewNote} AS review, c.changedAt AS changedAt
