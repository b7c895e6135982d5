// Claims of persons are found by the state they fold into.
CREATE RANGE INDEX claimHolderState IF NOT EXISTS FOR (c:Claim) ON (c.holderState)
