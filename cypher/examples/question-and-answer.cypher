// en: How much is claimed in each question and answer?
// ru: Сколько утверждений в каждом вопросе и ответе?
// kk: Әр сұрақ пен жауапта қанша тұжырым бар?
MATCH (d:Document)-[:HAS_TURN]->(turn:Turn)
OPTIONAL MATCH (turn)<-[:FROM]-(c:Claim WHERE c.retractedAt IS NULL)
OPTIONAL MATCH (turn)-[:SPOKEN_BY]->(speaker:Actor)
RETURN d.id AS document, turn.index AS turn, turn.role AS role, speaker.name AS speaker, count(c) AS claims
ORDER BY document, turn
