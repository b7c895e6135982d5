// Ends what free queries with this mark still do, and says of each whether a query is still being worked on.
// params: mark
// rows: transaction, runs
SHOW TRANSACTIONS YIELD transactionId AS transaction, metaData, currentQuery
WHERE metaData.guest = $mark
TERMINATE TRANSACTIONS transaction YIELD message
RETURN transaction, currentQuery <> '' AS runs
