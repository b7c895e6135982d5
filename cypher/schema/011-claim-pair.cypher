// Lines are folded from the claims of one pair.
CREATE RANGE INDEX claimPair IF NOT EXISTS FOR (c:Claim) ON (c.holder, c.target)
