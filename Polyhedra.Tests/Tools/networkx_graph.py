"""Reads a region graph with networkx and prints what GraphFormatTests compares.

    python3 networkx_graph.py FILE        FILE ends in .graphml, .json or .csv; exit code 77: this interpreter has no networkx

Prints one line of JSON: the numbers of nodes and edges, of components and linear regions, whether the graph is bipartite, the diameter of a small graph,
and the types of the attributes.
"""
import json
import sys

try:
    import networkx
except ImportError:
    sys.exit(77)


def read(path):
    if path.endswith(".graphml"):
        return networkx.read_graphml(path, node_type=int)
    if path.endswith(".json"):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        try:
            return networkx.node_link_graph(data, edges="edges")
        except TypeError:
            return networkx.node_link_graph(data, link="edges")
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split(",") for line in file][1:]
    return networkx.Graph([(int(source), int(target), {"flips": flips}) for source, target, flips in rows])


graph = read(sys.argv[1])
node = graph.nodes[0]
edge = next(iter(graph.edges(data=True)))[2]
print(json.dumps({
    "nodes": graph.number_of_nodes(),
    "edges": graph.number_of_edges(),
    "directed": graph.is_directed() or graph.is_multigraph(),
    "components": networkx.number_connected_components(graph),
    "bipartite": networkx.is_bipartite(graph),
    "linearRegions": len({data.get("linearRegion") for _, data in graph.nodes(data=True)}),
    "diameter": networkx.diameter(graph) if graph.number_of_nodes() < 1000 else None,
    "first": {key: [type(value).__name__, value if isinstance(value, (int, bool, str)) else None] for key, value in node.items()},
    "edge": {key: type(value).__name__ for key, value in edge.items()},
    "graph": sorted(key for key in graph.graph if key in ("network", "digest", "domain")),
}))
