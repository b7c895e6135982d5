// Claims towards persons are found by the state they fold into.
CREATE RANGE INDEX claimTargetState IF NOT EXISTS FOR (c:Claim) ON (c.targetState)
