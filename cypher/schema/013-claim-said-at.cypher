// Claims are filtered by the day they were made.
CREATE RANGE INDEX claimSaidAt IF NOT EXISTS FOR (c:Claim) ON (c.saidAt)
