"""What each head learns by: the losses of one batch.

Every loss is a sum and the number of things summed over, so that the trainer can divide by how many there usually are:
a batch that happens to hold three labelled events must not weigh as one that holds two hundred.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from reportedly.reader.heads import DISTANCES, LABEL_WIDTH, LAYOUT, LINK_WIDTH
from training.model import Reader

__all__ = ["WEIGHTS", "losses"]

#: How much each loss weighs. Sized so that the heads' losses, once learnt, are of one order; attribution, the reason
#: for all the others, first. Not swept.
WEIGHTS = {
    "chain": 2.0,
    "tagger": 1.0,
    "source": 0.1,
    "content": 0.1,
    "names": 1.0,
    "times": 1.5,
    "classes": 0.5,
    "tenses": 0.1,
    "polarities": 0.05,
    "commitment": 0.4,
    "stances": 0.2,
    "word_tags": 0.2,
    "heads": 0.4,
    "relations": 0.3,
    "kinds": 0.3,
    "antecedents": 0.15,
}

#: The three ranges of commitment: nearest to -3, 0 and 3.
_STANCE_EDGES = torch.tensor([-1.5, 1.5])

_FAR = -1e4
Loss = tuple[Tensor, int]


def losses(reader: Reader, data: dict[str, Tensor]) -> dict[str, Loss]:
    """Every loss that *data* (:func:`training.examples.batch`) has labels for: its sum, and over how many."""
    with torch.autocast(data["ids"].device.type, torch.bfloat16):
        rows, scores = reader(data["ids"], data["cases"], data["gaps"], data["mask"])
    return losses_of(reader, rows, scores, data)


def losses_of(reader: Reader, rows: Tensor, scores: Tensor, data: dict[str, Tensor]) -> dict[str, Loss]:
    """:func:`losses` of what *reader* has said of *data* already."""
    rows, scores = rows.float(), scores.float()
    out = {name: rows[..., columns] for name, columns in LAYOUT.items()}
    found = {
        **_attribution(reader, out, scores, data),
        "names": _chain(out["names"], reader.name_transitions, data["names"]),
        "times": _chain(out["times"], reader.time_transitions, data["times"]),
        **{name: _choice(out[name], data[name]) for name in ("classes", "tenses", "polarities", "word_tags", "kinds")},
        **_commitment(out, data),
        **_syntax(reader, out, data),
        "antecedents": _antecedents(out, data),
    }
    return {name: loss for name, loss in found.items() if loss[1]}


def _attribution(reader: Reader, out: dict[str, Tensor], scores: Tensor, data: dict[str, Tensor]) -> dict[str, Loss]:
    mask = data["mask"]
    return {
        "chain": _chain(out["emissions"], reader.transitions, data["tags"]),
        "tagger": _choice(scores, data["tags"]),
        "source": _pointer(out["cue_seeks"] @ out["source_offers"].transpose(1, 2), data["sources"], mask),
        "content": _pointer(out["content_seeks"] @ out["cue_offers"].transpose(1, 2), data["cues"], mask),
    }


def _choice(scores: Tensor, labels: Tensor) -> Loss:
    loss = functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=-1, reduction="sum")
    return loss, _count(labels)


def _pointer(scores: Tensor, targets: Tensor, mask: Tensor) -> Loss:
    scores = (scores / LINK_WIDTH**0.5).masked_fill(mask[:, None, :] == 0, _FAR)
    return _choice(scores, targets)


def _chain(emissions: Tensor, transitions: Tensor, tags: Tensor) -> Loss:
    """Negative log-likelihood of the tags under the chain, in the windows that have any."""
    labelled = (tags >= 0).any(dim=1)
    emissions, tags = emissions[labelled, 1:], tags[labelled, 1:]
    count = _count(tags)
    if not count:
        return emissions.sum() * 0.0, 0
    there = tags >= 0
    weight, safe = there.to(emissions.dtype), tags.clamp(min=0)
    gold = (emissions.gather(2, safe[..., None]).squeeze(2) * weight).sum()
    gold = gold + (transitions[safe[:, :-1], safe[:, 1:]] * weight[:, 1:]).sum()
    total = emissions[:, 0]
    for step in range(1, emissions.shape[1]):
        ahead = torch.logsumexp(total[:, :, None] + transitions, dim=1) + emissions[:, step]
        total = torch.where(there[:, step, None], ahead, total)
    return torch.logsumexp(total, dim=1).sum() - gold, count


def _commitment(out: dict[str, Tensor], data: dict[str, Tensor]) -> dict[str, Loss]:
    """A number by the smooth absolute error, in units of 1, and its range as a choice of three."""
    there = ~data["commitments"].isnan()
    count = int(there.sum())
    if not count:
        return {}
    value = data["commitments"][there]
    told = out["commitment"][..., 0][there]
    stance = torch.bucketize(value, _STANCE_EDGES)
    return {
        "commitment": (functional.smooth_l1_loss(told, value, reduction="sum"), count),
        "stances": (functional.cross_entropy(out["stances"][there], stance, reduction="sum"), count),
    }


def _syntax(reader: Reader, out: dict[str, Tensor], data: dict[str, Tensor]) -> dict[str, Loss]:
    """Heads among the words of the same sentence (the word itself stands for the root); relations given the head."""
    labelled = (data["heads"] >= 0).any(dim=1)
    if not labelled.any():
        return {}
    heads, relations, sentences = (data[name][labelled] for name in ("heads", "relations", "sentences"))
    size = heads.shape[1]
    scores = out["arc_seeks"][labelled] @ out["arc_offers"][labelled].transpose(1, 2) / out["arc_seeks"].shape[2] ** 0.5
    places = torch.arange(size)
    apart = (places[None, :] - places[:, None]).clamp(-DISTANCES, DISTANCES) + DISTANCES
    scores = scores + reader.distances[apart]
    own = torch.eye(size, dtype=torch.bool)
    scores = torch.where(own, out["root"][labelled], scores)
    same = (sentences[:, :, None] == sentences[:, None, :]) & (sentences >= 0)[:, None, :]
    arcs = _choice(scores.masked_fill(~same, _FAR), heads)
    seeks = out["label_seeks"][labelled]
    at = heads.clamp(min=0)[..., None].expand(-1, -1, LABEL_WIDTH)
    offers = out["label_offers"][labelled].gather(1, at)
    labels = reader.labels(torch.cat([seeks, offers, seeks * offers], dim=2))
    return {"heads": arcs, "relations": _choice(labels, relations)}


def _antecedents(out: dict[str, Tensor], data: dict[str, Tensor]) -> Loss:
    """Marginal likelihood of the earlier mentions of the same entity (Lee et al. 2017), or of there being none."""
    entities = data["entities"]
    labelled = (entities >= 0).sum(dim=1) > 1
    entities, first = entities[labelled], data["first"][labelled]
    seeks, offers = out["mention_seeks"][labelled], out["mention_offers"][labelled]
    if not len(entities):
        return seeks.sum() * 0.0, 0
    scores = seeks @ offers.transpose(1, 2) / LINK_WIDTH**0.5
    size = entities.shape[1]
    earlier = torch.ones(size, size, dtype=torch.bool).tril(-1)
    candidate = earlier & (entities >= 0)[:, None, :]
    right = candidate & (entities[:, :, None] == entities[:, None, :])
    scores = torch.cat([torch.zeros_like(scores[..., :1]), scores.masked_fill(~candidate, _FAR)], dim=2)
    right = torch.cat([(first == 1)[..., None], right], dim=2)
    counted = (entities >= 0) & right.any(dim=2)
    likely = torch.logsumexp(scores.masked_fill(~right, _FAR), dim=2) - torch.logsumexp(scores, dim=2)
    return -likely[counted].sum(), int(counted.sum())


def _count(labels: Tensor) -> int:
    return int((labels >= 0).sum())
