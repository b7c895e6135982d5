// Claims are listed by document and position.
CREATE RANGE INDEX claimOrder IF NOT EXISTS FOR (c:Claim) ON (c.document, c.start, c.end, c.id)
