// The job that an earlier try put, or that was put under the same key.
// params: id, key
// rows: id, fingerprint
MATCH (j:Job)
WHERE j.id = $id OR j.key = $key
RETURN j.id AS id, j.fingerprint AS fingerprint
