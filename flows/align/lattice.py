"""Who adds up to whom: sums that coordinates state.

A node is the sum of the nearest nodes below it, once for each axis along which they break it down. Nothing here
knows forms or publishers: 合计 = 基本 + 项目 and 类 = Σ款 are the same statement on different axes.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from flows.recognise.columns import Node
from flows.recognise.vocabulary import Path_

_Key = tuple[tuple[str, Path_], ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """The node at index `total` is broken down along `axis` into the nodes at the indexes `terms`."""

    total: int
    axis: str
    terms: tuple[int, ...]


def sums(nodes: Sequence[Node]) -> list[Sum]:
    """All sums among the nodes, totals in order. Where two nodes are the same, the first one is the total."""
    keys = [_key(node) for node in nodes]
    first: dict[_Key, int] = {}
    for index, key in enumerate(keys):
        first.setdefault(key, index)
    terms: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        for parent in _parents(key, first):
            terms[first[parent], _axis(parent, key)].append(index)
    return [Sum(total, axis, tuple(indexes)) for (total, axis), indexes in sorted(terms.items())]


def _key(node: Node) -> _Key:
    return tuple(sorted((axis, path) for axis, path in node.items() if path))


def _parents(key: _Key, known: dict[_Key, int]) -> list[_Key]:
    """The nearest known wholes of a node."""
    wholes = [whole for whole in _wholes(key) if whole in known]
    return [whole for whole in wholes if not any(other != whole and _contains(whole, other) for other in wholes)]


def _wholes(key: _Key) -> Iterator[_Key]:
    """Every node that contains the node, itself excepted."""
    prefixes = [[(axis, path[:length]) for length in range(len(path) + 1)] for axis, path in key]
    for parts in product(*prefixes):
        whole = tuple((axis, path) for axis, path in parts if path)
        if whole != key:
            yield whole


def _contains(whole: _Key, part: _Key) -> bool:
    paths = dict(part)
    return all(paths.get(axis, ())[: len(path)] == path for axis, path in whole)


def _axis(whole: _Key, part: _Key) -> str:
    """The axis that the part refines; of several the one that is refined furthest, for it names the detail."""
    before = dict(whole)
    return max(part, key=lambda pair: (len(pair[1]) - len(before.get(pair[0], ())), pair[0]))[0]
