/**
 * Procedures that may be called: those that say what is in this graph or search it. All others configure, write, show
 * what the server and its other users do, or come from plugins that reach files and the network.
 */
export const PROCEDURES: ReadonlySet<string> = new Set([
  'db.labels',
  'db.relationshipTypes',
  'db.propertyKeys',
  'db.schema.visualization',
  'db.schema.nodeTypeProperties',
  'db.schema.relTypeProperties',
  'db.index.fulltext.queryNodes',
  'db.index.fulltext.queryRelationships',
  'db.index.fulltext.listAvailableAnalyzers',
  'db.index.vector.queryNodes',
  'db.index.vector.queryRelationships',
]);

const CLOCKS = ['realtime', 'statement', 'transaction', 'truncate'];

/**
 * Functions with a dot in their name that may be called, all of them built in. Those of plugins may run Cypher or read
 * files whatever the plan says; `graph.byName` and its like lead to other databases. Functions without a dot are
 * Cypher's own, and none of them reaches outside: plugins cannot add any.
 */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  ...['date', 'datetime', 'localdatetime', 'localtime', 'time'].flatMap((type) =>
    CLOCKS.map((name) => `${type}.${name}`),
  ),
  'datetime.fromepoch',
  'datetime.fromepochmillis',
  'duration.between',
  'duration.inDays',
  'duration.inMonths',
  'duration.inSeconds',
  'point.distance',
  'point.withinBBox',
  'vector.similarity.cosine',
  'vector.similarity.euclidean',
]);

/** Scans of relationships come in both kinds, and each way of finding them is an operator of its own. */
const SCANS = ['Directed', 'Undirected'].flatMap((way) =>
  [
    'AllRelationshipsScan',
    'RelationshipByElementIdSeek',
    'RelationshipByIdSeek',
    'RelationshipIndexContainsScan',
    'RelationshipIndexEndsWithScan',
    'RelationshipIndexScan',
    'RelationshipIndexSeek',
    'RelationshipIndexSeekByRange',
    'RelationshipTypeScan',
    'RelationshipUniqueIndexSeek',
    'RelationshipUniqueIndexSeekByRange',
    'UnionRelationshipTypesScan',
  ].map((scan) => `${way}${scan}`),
);

/**
 * Operators that read this graph and compute, as Neo4j names them in plans (up to the parenthesis, and up to the `@`
 * before the database). An operator that is not here is refused: those that write, change the schema or the server,
 * show or end what others do, load files, run transactions of their own, or ask other databases, and those that a later
 * version brings.
 */
export const OPERATORS: ReadonlySet<string> = new Set([
  ...SCANS,
  'AllNodesScan',
  'AntiConditionalApply',
  'AntiSemiApply',
  'Anti',
  'Apply',
  'Argument',
  'ArgumentTracker',
  'AssertSameNode',
  'AssertSameRelationship',
  'AssertingMultiNodeIndexSeek',
  'AssertingMultiRelationshipIndexSeek',
  'BFSPruningVarLengthExpand',
  'BidirectionalRepeat',
  'CacheProperties',
  'CartesianProduct',
  'ConditionalApply',
  'Distinct',
  'DynamicDirectedRelationshipTypeLookup',
  'DynamicLabelNodeLookup',
  'DynamicUndirectedRelationshipTypeLookup',
  'Eager',
  'EagerAggregation',
  'EmptyResult',
  'EmptyRow',
  'ExhaustiveLimit',
  'Expand',
  'Filter',
  'IntersectionNodeByLabelsScan',
  'LetAntiSemiApply',
  'LetSelectOrAntiSemiApply',
  'LetSelectOrSemiApply',
  'LetSemiApply',
  'Limit',
  'MultiNodeIndexSeek',
  'NodeByElementIdSeek',
  'NodeByIdSeek',
  'NodeByLabelScan',
  'NodeCountFromCountStore',
  'NodeHashJoin',
  'NodeIndexContainsScan',
  'NodeIndexEndsWithScan',
  'NodeIndexScan',
  'NodeIndexSeek',
  'NodeIndexSeekByRange',
  'NodeLeftOuterHashJoin',
  'NodeRightOuterHashJoin',
  'NodeUniqueIndexSeek',
  'NodeUniqueIndexSeekByRange',
  'NullifyMetadata',
  'Optional',
  'OptionalExpand',
  'OrderedAggregation',
  'OrderedDistinct',
  'OrderedUnion',
  'PartialSort',
  'PartialTop',
  'PathPropagatingBFS',
  'PreserveOrder',
  'ProduceResults',
  'ProjectEndpoints',
  'Projection',
  'RelationshipCountFromCountStore',
  'Repeat',
  'RollUpApply',
  'SelectOrAntiSemiApply',
  'SelectOrSemiApply',
  'SemiApply',
  'ShortestPath',
  'Skip',
  'Sort',
  'StatefulShortestPath',
  'SubtractionNodeByLabelsScan',
  'Top',
  'Top1WithTies',
  'TriadicBuild',
  'TriadicFilter',
  'TriadicSelection',
  'Union',
  'UnionNodeByLabelsScan',
  'Unwind',
  'ValueHashJoin',
  'VarLengthExpand',
]);
