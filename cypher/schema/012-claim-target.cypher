// Claims are filtered by target alone.
CREATE RANGE INDEX claimTarget IF NOT EXISTS FOR (c:Claim) ON (c.target)
