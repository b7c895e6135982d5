// Takes away decisions that were taken back or that say something else now.
// params: reviews
// rows: none
UNWIND $reviews AS id
MATCH (r:Review {id: id})
DETACH DELETE r
