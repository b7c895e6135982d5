// Claim `c` has a place in its document, as all claims have. Said with a condition on its document, it lets the database
// find claims by the index of their order, which takes all four; else it looks at every claim there is.
// params: none
c.start IS NOT NULL AND c.end IS NOT NULL AND c.id IS NOT NULL
