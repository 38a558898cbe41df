"""Pages that are added at the desk: taken from a form, read one after another in a thread, told of to whoever asks.

Theory of operation. What a form sends is a reading: files and addresses. One thread reads them, one reading at a time,
by the very way of ``reportedly read`` (:func:`reportedly.pipeline.take`): with its bounds, its reasons for rejecting,
its respect for robots.txt, and never from a private address, whatever the command line allows. Its reader is loaded
with the first and stays. A few readings may wait; more are turned away. Each page is stored as it is read, so that
nothing is lost but the page in hand when the server ends; what is sent may name no file of this machine.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BufferedIOBase
from pathlib import Path, PureWindowsPath
from queue import SimpleQueue
from secrets import token_urlsafe
from threading import Event, Lock, Thread
from typing import Final, TypeVar, cast

from reportedly import pipeline
from reportedly.errors import ReportedlyError, UsageError
from reportedly.records import Page, Rejected
from reportedly.web.addresses import Addresses
from reportedly.web.clerk import Missing
from reportedly.web.forms import Bounds, Done, Form, Upload
from reportedly.web.views.adding import AddPage, Outcome, Progress, Stage
from reportedly.web.views.filled import Filled

__all__ = ["ADDRESSES", "BOUNDS", "FILES", "Adding", "Busy", "page", "put"]

#: Files, and addresses, of one reading; bytes of all its files. A page has at most some MB, so these are dozens of
#: the largest, or a hundred usual ones; whoever has more reads them with ``reportedly read``.
FILES, ADDRESSES, TOTAL = 100, 100, 64 * 1024 * 1024
#: What the form may send: the files, what stands around each, and the addresses.
BOUNDS: Final = Bounds(total=TOTAL + 1024 * 1024, fields=8, longest=256 * 1024, files=FILES)
#: Readings that may wait; and those of which is remembered what came of them.
WAITING, REMEMBERED = 4, 64
#: Seconds for which an end of the server waits for the page that is being read.
PATIENCE: Final = 10.0
#: Seconds for which whoever asks is made to wait for the end of a reading: one page takes less, as a rule.
MOMENT: Final = 2.0

_LOG: Final = logging.getLogger(__name__)
_NAME: Final = 200  # characters of a file's name that are kept, its last

T = TypeVar("T")


class Busy(UsageError):  # noqa: N818 - named for what it is
    """Too many readings wait already."""


@dataclass(slots=True)
class _Reading:
    pages: Iterator[Page | Rejected]
    uploads: Sequence[Upload]
    stage: Stage = "waiting"
    outcomes: list[Outcome] = field(default_factory=list)
    trouble: str = ""
    over: Event = field(default_factory=Event)


class Adding:
    """Reads what is sent into one desk."""

    def __init__(self, desk: Path, *, load: Callable[[], pipeline.Reader] | None = None) -> None:
        """Be ready to read into a desk; *load* gives the reader, when it is first needed."""
        self._desk = desk
        self._load = load or pipeline.Reader
        self._readings: OrderedDict[str, _Reading] = OrderedDict()
        self._queue: SimpleQueue[_Reading | None] = SimpleQueue()
        self._lock = Lock()
        self._ending = Event()
        self._thread: Thread | None = None

    def put(self, uploads: Sequence[Upload], addresses: Sequence[str]) -> str:
        """Have files and addresses read; gives the name by which to ask for them. The uploads are closed when read.

        Raises:
            UsageError: an address that cannot be meant.
            Busy: too many readings wait.
        """
        files = [(_named(one.name), cast("BufferedIOBase", one.stream)) for one in uploads]
        reading = _Reading(pipeline.sent_pages(files, addresses), uploads)
        with self._lock:
            if len(self._waiting()) >= WAITING or self._ending.is_set():
                raise Busy("Other pages are waiting to be read: send these again in a while.")
            name = token_urlsafe(12)
            self._readings[name] = reading
            over = [one for one, it in self._readings.items() if it.over.is_set()]
            for one in over[: max(0, len(self._readings) - REMEMBERED)]:
                del self._readings[one]
            if self._thread is None:
                self._thread = Thread(target=self._work, name="reportedly-adding", daemon=True)
                self._thread.start()
        self._queue.put(reading)
        return name

    def look(self, name: str, *, patience: float = MOMENT) -> Progress:
        """Say how far a reading is, at its end or after a moment. Raises :class:`Missing` where there is none."""
        with self._lock:
            reading = self._readings.get(name)
        if reading is None:
            raise Missing("Nothing is known of this reading any longer. See the desk for what came of it.")
        reading.over.wait(patience)
        with self._lock:
            waiting = self._waiting()
            before = 1 + waiting.index(reading) if reading in waiting else 0
            outcomes = tuple(reading.outcomes)
            return Progress(stage=reading.stage, before=before, outcomes=outcomes, trouble=reading.trouble)

    def close(self) -> None:
        """Begin no other page, and wait a while for the one that is being read."""
        self._ending.set()
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join(PATIENCE)
        with self._lock:
            for reading in self._waiting():
                _close(reading)

    # In the thread

    def _work(self) -> None:
        reader: pipeline.Reader | None = None
        while (reading := self._queue.get()) is not None and not self._ending.is_set():
            self._now(reading, "reading")
            try:
                reader = reader or self._load()
                self._read(reading, reader)
            except ReportedlyError as error:
                self._now(reading, "failed", str(error))
            except Exception:  # noqa: BLE001 - whoever sent it is told, and the next reading goes on
                _LOG.exception("what was sent could not be read")
                self._now(reading, "failed", "a defect of reportedly, which its terminal shows: please report it")
            else:
                self._now(reading, "done")
            finally:
                _close(reading)
                reading.over.set()

    def _read(self, reading: _Reading, reader: pipeline.Reader) -> None:
        pages = self._until_the_end(reading.pages)
        for taken in pipeline.take(pages, desk=self._desk, reader=reader):
            with self._lock:
                reading.outcomes.append(_outcome(taken))

    def _until_the_end(self, pages: Iterable[T]) -> Iterator[T]:
        for page in pages:
            if self._ending.is_set():
                return
            yield page

    def _now(self, reading: _Reading, stage: Stage, trouble: str = "") -> None:
        with self._lock:
            reading.stage, reading.trouble = stage, trouble

    def _waiting(self) -> list[_Reading]:
        return [one for one in self._readings.values() if one.stage == "waiting"]


def _close(reading: _Reading) -> None:
    for upload in reading.uploads:
        upload.stream.close()


def page(filled: Filled) -> AddPage:
    """Give the view of the form."""
    return AddPage(form=filled, files=FILES, addresses=ADDRESSES, megabytes=TOTAL // 1024**2)


def put(adding: Adding, form: Form, to: Addresses) -> Done | AddPage:
    """Have read what a form sent, or say what is wrong with it."""
    uploads = tuple(one for one in form.uploads if one.name or one.stream.read(1))
    addresses = [line.strip() for line in form.one("addresses").splitlines() if line.strip()]
    filled = Filled(values={"addresses": "\n".join(addresses)})
    if not uploads and not addresses:
        return page(filled.but(files="Choose a file, or give an address below."))
    wrong = _wrong(addresses)
    if wrong:
        return page(filled.but(addresses=wrong))
    for one in uploads:
        one.stream.seek(0)
    try:
        return Done(address=to.add(adding.put(uploads, addresses)))
    except Busy as busy:
        return page(filled.but(files=str(busy)))


def _wrong(addresses: Sequence[str]) -> str:
    """Say what is wrong with addresses: a path, which would name a file of this machine, is none of them."""
    if len(addresses) > ADDRESSES:
        return f"These are {len(addresses)} addresses: at most {ADDRESSES} are taken at once."
    for one in addresses:
        try:
            pipeline.sent_pages((), [one])
        except UsageError as error:
            return f"{error}."
    return ""


def _outcome(taken: pipeline.Taken) -> Outcome:
    if isinstance(taken.item, Rejected):
        return Outcome(where=taken.where, reason=taken.item.reason, detail=taken.item.detail)
    return Outcome(where=taken.where, article=taken.item.article.id, known=taken.known)


def _named(name: str) -> str:
    """Give the last part of what a file is said to be called, on whatever system."""
    return PureWindowsPath(name).name[-_NAME:] or "a file without a name"
