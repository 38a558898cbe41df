"""How a desk file comes to have its tables: numbered steps, each run once, never edited and never taken out.

The file says what it is in its header: ``application_id`` that it is a desk, ``user_version`` how many steps it has
had. A step is SQL as it was on the day it was written, so that a desk of any age takes the same way; today's tables as
a whole are in :mod:`~reportedly.store.schema`, and a test holds the two together. All steps that a file lacks, and the
header, are one transaction: a process killed on the way leaves the file as it was.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from reportedly.errors import NewerDesk, StoreError

__all__ = ["APPLICATION_ID", "STEPS", "migrate", "version"]

#: "Rptd" as a 32-bit number, in the header of every desk: https://www.sqlite.org/pragma.html#pragma_application_id
APPLICATION_ID = 0x52707464

#: Step 1 first. A new step goes to the end.
STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE page (key TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID",
        "CREATE TABLE reader (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
        """CREATE TABLE article (
            id TEXT NOT NULL PRIMARY KEY,
            url TEXT,
            outlet TEXT,
            title TEXT,
            published TEXT,
            published_earliest TEXT,
            published_latest TEXT,
            statements INTEGER NOT NULL,
            reader INTEGER NOT NULL REFERENCES reader (number),
            captured TEXT,
            page_sha256 TEXT NOT NULL,
            fingerprint TEXT NOT NULL
        ) WITHOUT ROWID""",
        """CREATE INDEX article_in_order
            ON article (coalesce(published_earliest, published_latest, '~'), outlet, title, id)""",
        """CREATE TABLE report (
            article TEXT NOT NULL PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
            text TEXT NOT NULL,
            record TEXT NOT NULL
        )""",
        """CREATE TABLE entity (
            article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            PRIMARY KEY (article, id)
        ) WITHOUT ROWID""",
        """CREATE TABLE mention (
            article TEXT NOT NULL,
            entity TEXT NOT NULL,
            position INTEGER NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            PRIMARY KEY (article, entity, position),
            FOREIGN KEY (article, entity) REFERENCES entity (article, id) ON DELETE CASCADE
        ) WITHOUT ROWID""",
        """CREATE TABLE statement (
            article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            position INTEGER NOT NULL,
            mode TEXT NOT NULL,
            certainty TEXT NOT NULL,
            confidence FLOAT,
            root_entity TEXT,
            root_name TEXT,
            PRIMARY KEY (article, id)
        ) WITHOUT ROWID""",
        """CREATE TABLE link (
            article TEXT NOT NULL,
            statement TEXT NOT NULL,
            position INTEGER NOT NULL,
            entity TEXT,
            name TEXT,
            kind TEXT NOT NULL,
            certainty TEXT NOT NULL,
            PRIMARY KEY (article, statement, position),
            FOREIGN KEY (article, statement) REFERENCES statement (article, id) ON DELETE CASCADE
        ) WITHOUT ROWID""",
        """CREATE TABLE rejected (
            fingerprint TEXT NOT NULL PRIMARY KEY,
            url TEXT,
            path TEXT,
            reason TEXT NOT NULL,
            detail TEXT
        ) WITHOUT ROWID""",
    ),
    (
        """CREATE TABLE time (
            article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            type TEXT NOT NULL,
            value TEXT,
            earliest TEXT,
            latest TEXT,
            PRIMARY KEY (article, position)
        ) WITHOUT ROWID""",
        """CREATE TABLE event (
            article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            position INTEGER NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            class TEXT NOT NULL,
            commitment FLOAT NOT NULL,
            earliest TEXT,
            latest TEXT,
            PRIMARY KEY (article, id)
        ) WITHOUT ROWID""",
        """CREATE TABLE participant (
            article TEXT NOT NULL,
            event TEXT NOT NULL,
            position INTEGER NOT NULL,
            role TEXT NOT NULL,
            entity TEXT,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            PRIMARY KEY (article, event, position),
            FOREIGN KEY (article, event) REFERENCES event (article, id) ON DELETE CASCADE
        ) WITHOUT ROWID""",
        """CREATE TABLE stated (
            article TEXT NOT NULL,
            statement TEXT NOT NULL,
            position INTEGER NOT NULL,
            event TEXT NOT NULL,
            PRIMARY KEY (article, statement, position),
            FOREIGN KEY (article, statement) REFERENCES statement (article, id) ON DELETE CASCADE,
            FOREIGN KEY (article, event) REFERENCES event (article, id) ON DELETE CASCADE
        ) WITHOUT ROWID""",
        "CREATE INDEX stated_of_event ON stated (article, event)",
    ),
    (
        """CREATE TABLE story (
            number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL,
            smallest TEXT NOT NULL,
            articles INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            dirty INTEGER NOT NULL,
            title TEXT,
            first TEXT,
            last TEXT,
            claims INTEGER NOT NULL,
            contested INTEGER NOT NULL,
            changed TEXT
        )""",
        "CREATE INDEX story_by_id ON story (id)",
        "CREATE INDEX story_in_order ON story (changed DESC, id)",
        "CREATE INDEX story_dirty ON story (number) WHERE dirty = 1",
        """CREATE TABLE member (
            number INTEGER NOT NULL PRIMARY KEY,
            article TEXT NOT NULL UNIQUE REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
            story INTEGER NOT NULL REFERENCES story (number)
        )""",
        "CREATE INDEX member_of_story ON member (story)",
        """CREATE TABLE article_key (
            article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
            key TEXT NOT NULL,
            given TEXT,
            PRIMARY KEY (article, key)
        ) WITHOUT ROWID""",
        "CREATE INDEX article_key_by_key ON article_key (key)",
        """CREATE TABLE story_key (
            key TEXT NOT NULL PRIMARY KEY,
            story INTEGER NOT NULL REFERENCES story (number)
        ) WITHOUT ROWID""",
        "CREATE INDEX story_key_of_story ON story_key (story)",
        """CREATE TABLE affair (
            story INTEGER NOT NULL PRIMARY KEY REFERENCES story (number) ON DELETE CASCADE,
            record TEXT NOT NULL
        )""",
        """CREATE TABLE claim (
            number INTEGER NOT NULL PRIMARY KEY,
            story INTEGER NOT NULL REFERENCES story (number) ON DELETE CASCADE,
            id TEXT NOT NULL,
            position INTEGER NOT NULL,
            wording TEXT NOT NULL,
            status TEXT,
            outlets INTEGER,
            families INTEGER,
            roots INTEGER,
            changed TEXT,
            record TEXT NOT NULL
        )""",
        "CREATE INDEX claim_by_id ON claim (id)",
        "CREATE UNIQUE INDEX claim_of_story ON claim (story, id)",
        """CREATE TABLE copy (
            story INTEGER NOT NULL REFERENCES story (number) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            article TEXT NOT NULL,
            "of" TEXT NOT NULL,
            share FLOAT NOT NULL,
            record TEXT NOT NULL,
            PRIMARY KEY (story, position)
        ) WITHOUT ROWID""",
        """CREATE TABLE decision (
            number INTEGER NOT NULL PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            articles TEXT NOT NULL,
            who TEXT NOT NULL,
            at TEXT NOT NULL,
            why TEXT NOT NULL,
            turn INTEGER NOT NULL
        )""",
        """CREATE TABLE decided (
            article TEXT NOT NULL,
            decision INTEGER NOT NULL REFERENCES decision (number),
            PRIMARY KEY (article, decision)
        ) WITHOUT ROWID""",
        """CREATE VIEW searchable AS
            SELECT member.number AS number, article.title AS title, article.url AS url, report.text AS text
            FROM member JOIN article ON article.id = member.article JOIN report ON report.article = member.article""",
        """CREATE VIRTUAL TABLE article_words USING fts5 (
            title, text, content='searchable', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'
        )""",
        """CREATE VIRTUAL TABLE article_pieces USING fts5 (
            title, url, content='searchable', content_rowid='number', tokenize='trigram'
        )""",
        """CREATE VIRTUAL TABLE claim_words USING fts5 (
            wording, content='claim', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'
        )""",
        """CREATE VIRTUAL TABLE claim_pieces USING fts5 (
            wording, content='claim', content_rowid='number', tokenize='trigram'
        )""",
        """CREATE VIRTUAL TABLE story_pieces USING fts5 (
            title, content='story', content_rowid='number', tokenize='trigram'
        )""",
    ),
    (
        """CREATE TABLE judgement (
            number INTEGER NOT NULL PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            "of" TEXT,
            who TEXT NOT NULL,
            at TEXT NOT NULL,
            why TEXT NOT NULL,
            turn INTEGER NOT NULL,
            record TEXT NOT NULL
        )""",
        """CREATE INDEX judgement_taking_back ON judgement ("of") WHERE "of" IS NOT NULL""",
        """CREATE TABLE judged (
            article TEXT NOT NULL,
            judgement INTEGER NOT NULL REFERENCES judgement (number),
            PRIMARY KEY (article, judgement)
        ) WITHOUT ROWID""",
    ),
)


def version(connection: Connection, path: Path) -> int:
    """Count the steps that the file has had; 0 for a file with nothing in it yet.

    Raises:
        NewerDesk: it has had steps that this version of the program does not know.
        StoreError: it is a database, but not a desk.
    """
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    steps = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    filled = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if application != APPLICATION_ID and (application or steps or filled):
        raise StoreError(f"{path} is not a desk but another program's database: name another file")
    if steps > len(STEPS):
        raise NewerDesk(
            f"the desk {path} is of version {steps}, and this reportedly knows versions up to {len(STEPS)}: "
            "install a newer reportedly"
        )
    return steps


def migrate(connection: Connection, path: Path) -> None:
    """Take the steps that the file lacks, inside the caller's transaction; raises what :func:`version` raises."""
    for step in STEPS[version(connection, path) :]:
        for command in step:
            connection.exec_driver_sql(command)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {len(STEPS)}")
