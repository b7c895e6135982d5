"""Prints the graph that igraph reads in a GraphML file. Numbers it has no value for are null here: JSON has no NaN."""

import json
import math
import sys

import igraph


def plain(attributes):
    return {
        name: None if isinstance(value, float) and math.isnan(value) else value for name, value in attributes.items()
    }


graph = igraph.Graph.Read_GraphML(sys.argv[1])
print(
    json.dumps(
        {
            "directed": graph.is_directed(),
            "graph": plain({name: graph[name] for name in graph.attributes()}),
            "nodes": [plain(vertex.attributes()) for vertex in graph.vs],
            "edges": [
                {"from": edge.source, "to": edge.target, **plain(edge.attributes())} for edge in graph.es
            ],
        },
        ensure_ascii=True,
    )
)
