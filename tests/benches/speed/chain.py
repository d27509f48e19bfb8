"""Reads a chain from standard input and says how long scipy and networkx take to solve or sort it,
and how far what scipy finds is from the visits that stand beside the chain."""

import json
import sys
import time

import networkx
import numpy
from scipy.sparse import coo_matrix, identity
from scipy.sparse.linalg import spsolve

chain = json.load(sys.stdin)
size, edges = chain["size"], chain["edges"]
rows, columns, shares = zip(*edges)

begin = time.perf_counter()
q = coo_matrix((shares, (rows, columns)), shape=(size, size))
start = numpy.zeros(size)
start[0] = 1
visits = spsolve((identity(size) - q.T).tocsc(), start)
took = 1000 * (time.perf_counter() - begin)
ours = numpy.array(chain["visits"])
apart = numpy.max(numpy.abs(visits - ours) / numpy.maximum(1, numpy.abs(ours)))
print(f"scipy.sparse.linalg.spsolve, visits alone: {took:.1f} ms, at most {apart:.0e} from ours")

begin = time.perf_counter()
graph = networkx.DiGraph()
graph.add_weighted_edges_from(edges)
list(networkx.strongly_connected_components(graph))
print(f"networkx, loops alone: {1000 * (time.perf_counter() - begin):.1f} ms")
