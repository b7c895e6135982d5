// Claims are filtered by stance.
CREATE RANGE INDEX claimStance IF NOT EXISTS FOR (c:Claim) ON (c.stance)
