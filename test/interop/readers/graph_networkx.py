"""Prints the graph that NetworkX reads in a file: GEXF, GraphML, node-link JSON or Cytoscape JSON, by its ending."""

import json
import sys
from xml.etree import ElementTree

import networkx as nx


def parsed(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def gexf(path):
    """With the description, which NetworkX passes over."""
    graph = nx.read_gexf(path)
    graph.graph["description"] = ElementTree.parse(path).findtext(".//{http://gexf.net/1.3}description")
    return graph


READERS = {
    "gexf": gexf,
    "graphml": lambda path: nx.read_graphml(path, force_multigraph=True),
    "nodelink.json": lambda path: nx.node_link_graph(parsed(path), edges="edges"),
    "cyjs": lambda path: nx.cytoscape_graph(parsed(path)),
}

path = sys.argv[1]
graph = next(read for ending, read in READERS.items() if path.endswith(f".{ending}"))(path)
edges = graph.edges(keys=True, data=True) if graph.is_multigraph() else [
    (source, target, data.get("id"), data) for source, target, data in graph.edges(data=True)
]
print(
    json.dumps(
        {
            "directed": graph.is_directed(),
            "graph": graph.graph,
            "nodes": [{"node": node, **data} for node, data in graph.nodes(data=True)],
            "edges": [{"from": source, "to": target, "key": key, **data} for source, target, key, data in edges],
        },
        ensure_ascii=True,
    )
)
