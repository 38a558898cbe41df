"""What the decoding of the heads needs besides the reader's rows: the trained weights that are no part of the network.

They travel as an ``.npz`` of plain arrays, one of each field's name (``resolving`` as two).
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import BundleError
from reportedly.reader.heads import DISTANCES, LABEL_WIDTH, NAME_TAGS, RELATIONS, TIME_TAGS
from reportedly.reader.resolving import BY_SCORE, NEW, PAIR, Resolving

__all__ = ["Weights"]

Floats = NDArray[np.float32]

_SHAPES: dict[str, tuple[int, ...]] = {
    "name_transitions": (len(NAME_TAGS), len(NAME_TAGS)),
    "time_transitions": (len(TIME_TAGS), len(TIME_TAGS)),
    "distances": (2 * DISTANCES + 1,),
    "labels": (len(RELATIONS), 3 * LABEL_WIDTH),
    "label_bias": (len(RELATIONS),),
    "resolving_pair": (len(PAIR),),
    "resolving_new": (len(NEW),),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Of the chains of names and times, from row to column; of syntax; of the choice of antecedents.

    ``distances`` (2 × DISTANCES + 1,): how welcome a head is so many pieces before (the first half) or after its word.
    ``labels`` (RELATIONS, 3 × LABEL_WIDTH) and ``label_bias`` (RELATIONS,): relations from what a word seeks, what its
    head offers, and the product of both.
    """

    name_transitions: Floats
    time_transitions: Floats
    distances: Floats
    labels: Floats
    label_bias: Floats
    resolving: Resolving = BY_SCORE

    def dump(self) -> bytes:
        """The weights as the bytes of an ``.npz``: the same weights, the same bytes."""
        arrays = {
            "name_transitions": self.name_transitions,
            "time_transitions": self.time_transitions,
            "distances": self.distances,
            "labels": self.labels,
            "label_bias": self.label_bias,
            "resolving_pair": np.array(self.resolving.pair),
            "resolving_new": np.array(self.resolving.new),
        }
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, array in arrays.items():
                with archive.open(zipfile.ZipInfo(f"{name}.npy"), "w") as member:
                    np.lib.format.write_array(member, array.astype(np.float32), allow_pickle=False)
        return file.getvalue()

    @classmethod
    def load(cls, content: bytes) -> Weights:
        """The weights that :meth:`dump` wrote.

        Raises:
            BundleError: *content* is no such file, or its arrays are of other shapes than this version decodes.
        """
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as file:
                arrays = {name: file[name].astype(np.float32) for name in _SHAPES}
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            raise BundleError(f"the weights of the heads cannot be read: {error}; install the bundle again") from None
        for name, shape in _SHAPES.items():
            if arrays[name].shape != shape:
                raise BundleError(
                    f"the weights of the heads are of another version: {name} has shape {arrays[name].shape}, not "
                    f"{shape}; take the bundle that belongs to this version"
                )
        pair, new = (tuple(arrays.pop(f"resolving_{part}").tolist()) for part in ("pair", "new"))
        return cls(**arrays, resolving=Resolving(pair=pair, new=new))
