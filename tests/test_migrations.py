"""Migrations: up, down, with data, on the engine under test; nothing is lost on the way."""

import secrets

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session, SQLModel, func, select

from factcheck import db, schema
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Role
from factcheck.models import BearingGiven, Claim, Evidence, Person, Tally, Weighing
from factcheck.schema import BrokenReferences, LostRows
from factcheck.services import log, tallies
from tests.dossiers import contested, judge, publish, rule
from tests.postgresql import SERVER


@pytest.fixture
def fresh(request, tmp_path):
    """An engine on a database with nothing in it, not even tables."""
    if request.config.getoption("--database") == "sqlite":
        engine = db.make_engine(f"sqlite:///{tmp_path / 'fresh.sqlite3'}")
        yield engine
        engine.dispose()
        return
    outside = create_engine(
        SERVER.replace("postgresql://", "postgresql+psycopg://", 1), isolation_level="AUTOCOMMIT"
    )
    name = f"factcheck_migration_{secrets.token_hex(4)}"
    with outside.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine = db.make_engine(outside.url.set(database=name).render_as_string(hide_password=False))
    yield engine
    engine.dispose()
    with outside.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    outside.dispose()


@pytest.fixture
def filled(fresh):
    """A database of this version with a claim, its attributions, its evidence and two verdicts."""
    schema.upgrade(fresh)
    with db.transaction(fresh) as session:
        claim = contested(session)
        for name in ("ada", "ben"):
            person = Person(username=name, public_name=name.title(), role=Role.REVIEWER)
            session.add(person)
            session.flush()
            judge(session, claim, viewer(person))
        session.add(Evidence(claim_id=claim.id, kind="document", title="A letter"))
    return fresh


def viewer(person):
    return Viewer(person.id, person.username, person.public_name, person.role)


def tables(engine) -> set[str]:
    """The tables that the models tell of; the index of search keeps its own."""
    names = set(inspect(engine).get_table_names()) - {"alembic_version"}
    return {name for name in names if not name.startswith("listing_search")}


def counts(engine) -> dict[str, int]:
    with db.open_session(engine, writes=False) as session:
        return {
            one.name: session.exec(select(func.count()).select_from(one)).one()
            for one in SQLModel.metadata.sorted_tables
        }


def test_an_empty_database_comes_to_the_schema_of_the_models(fresh):
    assert schema.current(fresh) is None
    schema.upgrade(fresh)
    assert schema.current(fresh) == schema.head()
    assert schema.differences(fresh) == []
    assert tables(fresh) == set(SQLModel.metadata.tables)


def test_a_missing_column_is_a_difference(fresh):
    schema.upgrade(fresh)
    with fresh.begin() as connection:
        connection.execute(text("ALTER TABLE person DROP COLUMN email"))
    assert "email" in str(schema.differences(fresh))


def test_every_constraint_has_a_name(fresh):
    schema.upgrade(fresh)
    for name in tables(fresh):
        looked = inspect(fresh)
        found = [*looked.get_foreign_keys(name), *looked.get_unique_constraints(name)]
        assert all(constraint["name"] for constraint in found), name


def test_down_and_up_again_leaves_the_same_schema(fresh):
    schema.upgrade(fresh)
    schema.downgrade(fresh, "base")
    assert tables(fresh) == set()
    schema.upgrade(fresh)
    assert schema.differences(fresh) == []


def test_going_down_with_data_and_up_again_works(filled):
    schema.downgrade(filled, "base")
    schema.upgrade(filled)
    assert {name for name, count in counts(filled).items() if count} == {"edition"}


def test_every_step_down_and_up_again_keeps_the_rows_of_what_was_there_before(filled):
    before = counts(filled)
    steps = [
        one.down_revision for one in schema.ScriptDirectory.from_config(schema._config()).walk_revisions()
    ]
    for revision in steps[:-1]:
        schema.downgrade(filled, revision)
        assert schema.current(filled) == revision
    kept = tables(filled)
    schema.upgrade(filled)
    after = counts(filled)
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert schema.differences(filled) == []
    with db.open_session(filled, writes=False) as session:
        assert log.broken_at(session) is None


def test_migrating_again_with_data_changes_nothing(filled):
    before = counts(filled)
    schema.upgrade(filled)
    assert counts(filled) == before
    assert before["claim"] == 1
    assert before["verdict"] == 2
    with db.open_session(filled, writes=False) as session:
        assert log.broken_at(session) is None


def rebuilt(config, _target):
    """Rebuild a table that others point to, as a batch migration on SQLite does."""
    operations = Operations(MigrationContext.configure(config.attributes["connection"]))
    with operations.batch_alter_table("claim", recreate="auto") as batch:
        batch.alter_column("text", nullable=True)


def test_rebuilding_a_table_keeps_the_rows_that_point_to_it(filled):
    before = counts(filled)
    schema._migrate(filled, rebuilt, "")
    assert counts(filled) == before
    assert before["attribution"] == 2
    with db.open_session(filled, writes=False) as session:
        claim = session.exec(select(Claim)).one()
        assert len(claim.attributions) == 2
        assert len(claim.evidence) == 1


def test_after_a_migration_foreign_keys_are_watched_again(filled):
    schema._migrate(filled, rebuilt, "")
    with pytest.raises(IntegrityError), filled.begin() as connection:
        connection.execute(text("DELETE FROM claim"))


def test_a_step_that_loses_rows_is_not_carried_out(filled):
    before = counts(filled)

    def careless(config, _target):
        config.attributes["connection"].execute(text("DELETE FROM verdict"))

    with pytest.raises(LostRows, match="verdict"):
        schema._migrate(filled, careless, "")
    assert counts(filled) == before


def test_a_step_that_breaks_references_is_not_carried_out(filled):
    if filled.dialect.name == "postgresql":
        pytest.skip("PostgreSQL refuses it by itself, in the statement")
    before = counts(filled)

    def careless(config, _target):
        config.attributes["connection"].execute(text("UPDATE claim SET id = id + 1000"))

    with pytest.raises(BrokenReferences):
        schema._migrate(filled, careless, "")
    assert counts(filled) == before


def test_a_step_that_fails_half_way_leaves_nothing_behind(filled):
    before = tables(filled), counts(filled)

    def failing(config, _target):
        config.attributes["connection"].execute(text("CREATE TABLE half (id INTEGER)"))
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        schema._migrate(filled, failing, "")
    assert (tables(filled), counts(filled)) == before


def test_each_migration_names_itself_and_the_one_before(fresh):
    scripts = list(schema.ScriptDirectory.from_config(schema._config()).walk_revisions())
    assert [one.down_revision for one in scripts][-1] is None
    assert all(one.doc for one in scripts)
    assert scripts[0].revision == schema.head()


def test_writers_take_turns_and_readers_cannot_write(filled):
    with db.open_session(filled, writes=False) as session, pytest.raises(DBAPIError):
        session.exec(text("DELETE FROM verdict"))
    with db.transaction(filled) as session:
        assert isinstance(session, Session)
        session.exec(select(Person)).first().public_name = "Another"
    assert counts(filled)["verdict"] == 2


def test_what_was_found_of_an_attribution_before_becomes_its_first_check(filled):
    with filled.connect() as connection:
        connection.execute(text("UPDATE attribution SET fidelity = 'confirmed' WHERE id = 1"))
        connection.commit()
    schema.downgrade(filled, "0002")
    schema.upgrade(filled)
    with filled.execution_options(writes=False).connect() as connection:
        checks = connection.execute(text("SELECT attribution_id, found, hop FROM fidelity_check")).all()
        people = connection.execute(text("SELECT DISTINCT digest FROM person")).all()
        evidence = connection.execute(text("SELECT origin, archive_failure FROM evidence")).all()
    assert [tuple(check) for check in checks] == [(1, "confirmed", None)]
    assert [tuple(row) for row in people] == [("off",)]
    assert {tuple(row) for row in evidence} == {("", "")}


def test_evidence_of_before_has_no_finding_on_its_authenticity(filled):
    schema.downgrade(filled, "0003")
    schema.upgrade(filled)
    with db.open_session(filled, writes=False) as session:
        found = session.exec(select(Evidence)).all()
    assert [(each.authenticity, each.media_context, each.media_original) for each in found] == [
        ([], "", None)
    ] * 2


def test_a_bearing_and_a_weight_of_before_have_no_earlier_words(filled):
    with db.transaction(filled) as session:
        piece, person = session.exec(select(Evidence)).first(), session.exec(select(Person)).first()
        claim = session.exec(select(Claim)).one()
        given = {"evidence_id": piece.id, "person_id": person.id}
        session.add(BearingGiven(**given, claim_id=claim.id, bearing="supports"))
        session.add(Weighing(**given, credibility="high", relevance="low"))
    schema.downgrade(filled, "0008")
    schema.upgrade(filled)
    with db.open_session(filled, writes=False) as session:
        bearing, weighing = (session.exec(select(model)).one() for model in (BearingGiven, Weighing))
    assert (bearing.bearing, bearing.earlier) == ("supports", [])
    assert (weighing.credibility, weighing.relevance, weighing.earlier) == ("high", "low", [])


def test_what_was_published_before_is_tallied(filled):
    with db.transaction(filled) as session:
        editor = Person(username="eve", public_name="Eve", role=Role.EDITOR)
        session.add(editor)
        session.flush()
        claim = session.exec(select(Claim)).one()
        rule(session, claim, viewer(editor))
        publish(session, claim, viewer(editor))
        kept = tallied(session)
    schema.downgrade(filled, "0007")
    schema.upgrade(filled)
    with db.open_session(filled, writes=False) as session:
        assert list(tallies.misfits(session)) == []
        assert tallied(session) == kept
        assert ("topic", "glass", 1) in kept


def tallied(session):
    """What the tallies say, in their order."""
    return sorted(session.exec(select(Tally.kind, Tally.key, Tally.claim_count)).all())
