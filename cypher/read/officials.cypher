// The actors that lead or represent a state: the only ones of which a claim's end can fold without saying so itself.
// params: none
// rows: officials
RETURN COLLECT { MATCH (a:Actor)-[:LEADS|REPRESENTS]->(:State) RETURN DISTINCT a.id } AS officials
