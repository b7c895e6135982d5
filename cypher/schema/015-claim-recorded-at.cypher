// A snapshot is what was recorded by a moment.
CREATE RANGE INDEX claimRecordedAt IF NOT EXISTS FOR (c:Claim) ON (c.recordedAt)
