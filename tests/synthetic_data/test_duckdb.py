"""SQL: the names of the secure room, wherever the population lies."""

from __future__ import annotations

import datetime
import os
import shutil

import duckdb
import pytest

from synthetic_data import LeoError, catalogue, connect, load, population, store


def one(connection, query):
    return connection.execute(query).fetchone()[0]


def test_every_view_has_the_rows_and_columns_of_the_population(leo_data):
    with connect("DR1") as connection:
        for view in catalogue.views():
            table = f'{view.database}."DR1".{view.name}'
            assert (
                one(connection, f"select count(*) from {table}") == population()["views"][view.name]["rows"]
            )
            columns = connection.execute(f"describe {table}").fetchall()
            assert [column[0] for column in columns] == [column.name for column in view.columns]


def test_names_match_in_any_case(leo_data):
    with connect("DR230601.01") as connection:
        queries = (
            'select max(Earnings) from LEO_i2."DR230601.01".leo_earnings',
            'SELECT MAX(EARNINGS) FROM leo_I2."dr230601.01".LEO_EARNINGS',
        )
        assert len({one(connection, query) for query in queries}) == 1
        connection.execute('use LEO_i2."DR230601.01"')
        assert one(connection, "select count(*) from leo_earnings") == len(load("leo_earnings"))


def test_sql_sees_days_flags_and_whole_numbers(leo_data):
    with connect() as connection:
        types = {
            name: kind
            for name, kind, *_ in connection.execute(
                'describe LEO_i2."LEO-TRAINING".leo_employment'
            ).fetchall()
        }
        assert types["StartDate"] == types["EndDate"] == "DATE"
        assert types["UncertainStartDate"] == "TINYINT"
        assert one(
            connection, 'select max(EndDate) from LEO_i2."LEO-TRAINING".leo_employment'
        ) == datetime.date(9999, 12, 31)
        kinds = connection.execute(
            'select typeof(AE_ID) from LEO_i2."LEO-TRAINING".education_records_lookup limit 1'
        )
        assert kinds.fetchone() == ("BIGINT",)


def test_databases_can_be_joined(leo_data):
    query = """
        select count(*)
        from NPD_i2."P".KS4Pupil_2002_to_2014 as pupil
        join LEO_i2."P".LEARNER_AE_ID_TO_PMR_LOOKUP as pmr
            on pmr.PUPILMATCHINGREFANONYMOUS = pupil.KS4_PupilMatchingRefAnonymous
        join LEO_i2."P".LEARNER_AE_ID_TO_EDUKEY_LOOKUP as link using (AE_ID)
        join LEO_i2."P".leo_earnings as pay on pay.Edukey = link.EDUKEY
    """
    with connect("P") as connection:
        assert one(connection, query) > 1000


def test_views_cannot_be_written_but_own_tables_can_be_made(leo_data):
    with connect() as connection:
        with pytest.raises(duckdb.Error):
            connection.execute('delete from LEO_i2."LEO-TRAINING".leo_earnings')
        with pytest.raises(duckdb.Error):
            connection.execute("""insert into LEO_i2."LEO-TRAINING".leo_earnings values ('x', 1, 1)""")
        connection.execute('create table mine as select * from LEO_i2."LEO-TRAINING".leo_earnings limit 5')
        assert one(connection, "select count(*) from mine") == 5


def test_it_runs_wherever_the_folder_is_moved(small_population, tmp_path, monkeypatch):
    moved = tmp_path / "year=2011" / "it's [here] ?*"
    shutil.copytree(small_population, moved)
    monkeypatch.chdir(moved.parent)
    monkeypatch.setenv("LEO_DATA", moved.name)
    with connect() as connection:
        monkeypatch.chdir(tmp_path)
        table = 'LEO_i2."LEO-TRAINING".leo_earnings'
        monkeypatch.setenv("LEO_DATA", str(small_population))
        assert one(connection, f"select count(*) from {table}") == len(load("leo_earnings"))
        assert len(connection.execute(f"describe {table}").fetchall()) == 17


@pytest.mark.parametrize("project", ['a"b', "2002237", "select"])
def test_any_name_will_do_for_a_project(leo_data, project):
    quoted = project.replace('"', '""')
    with connect(project) as connection:
        assert one(connection, f'select count(*) from LEO_i2."{quoted}".leo_earnings') > 0


@pytest.mark.parametrize("project", ["", "  ", None])
def test_a_project_has_a_name(leo_data, project):
    with pytest.raises(LeoError, match="project must be a name"):
        connect(project)


def test_a_missing_or_half_written_population_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("LEO_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(LeoError, match="run `make data` or set LEO_DATA"):
        connect()
    monkeypatch.setenv("LEO_DATA", str(tmp_path))
    with pytest.raises(LeoError, match="no whole synthetic LEO"):
        connect()


def test_a_damaged_file_is_told(small_population, tmp_path, monkeypatch):
    shutil.copytree(small_population, tmp_path / "data", ignore=shutil.ignore_patterns("answers"))
    os.truncate(tmp_path / "data" / "LEO_i2" / "leo_earnings" / "block-00000.parquet", 99)
    monkeypatch.setenv("LEO_DATA", str(tmp_path / "data"))
    for ask in (connect, lambda: store.export(tmp_path / "copy", progress=False)):
        with pytest.raises(LeoError, match="is damaged") as caught:
            ask()
        assert "\n" not in str(caught.value)
    assert not (tmp_path / "copy").exists()


def test_a_full_disk_at_the_end_of_a_copy_is_told(leo_data, tmp_path, monkeypatch):
    def full(where, view):
        raise duckdb.TransactionException("Failed to commit: No space left on device")

    monkeypatch.setattr(store, "_sql_read", full)
    with pytest.raises(LeoError, match=r"cannot write .*No space left on device"):
        store.export(tmp_path / "copy", progress=False)
    assert not (tmp_path / "copy").exists()


def test_the_copy_opens_in_a_fresh_duckdb_without_us(leo_data, tmp_path):
    files = store.export(tmp_path / "copy", project="DR1", progress=False)
    databases = ["HESA_i2", "LEO_i2", "LILR_i2", "NPD_i2", "UCAS_i2"]
    assert [file.stem for file in files] == databases
    with duckdb.connect() as connection:
        for file in files:
            connection.execute(f"attach '{file}' as {file.stem} (read_only)")
        for view in catalogue.views():
            table = f'{view.database}."DR1".{view.name}'
            assert (
                one(connection, f"select count(*) from {table}") == population()["views"][view.name]["rows"]
            )
        copied = connection.execute('from LEO_i2."DR1".leo_employment').fetchall()
    with connect("DR1") as connection:
        assert copied == connection.execute('from LEO_i2."DR1".leo_employment').fetchall()


def test_the_copy_is_in_the_file_format_of_duckdb_1(leo_data, tmp_path):
    for file in store.export(tmp_path, progress=False):
        head = file.read_bytes()[:20]
        assert head[8:12] == b"DUCK"
        assert int.from_bytes(head[12:20], "little") == 64  # storage version of DuckDB 0.10 to 1.x


def test_a_copy_never_overwrites_and_is_whole_or_absent(leo_data, tmp_path, monkeypatch):
    (tmp_path / "NPD_i2.duckdb").write_text("precious")
    with pytest.raises(LeoError, match="already there"):
        store.export(tmp_path, progress=False)
    assert (tmp_path / "NPD_i2.duckdb").read_text() == "precious"
    (tmp_path / "file").write_text("x")
    with pytest.raises(LeoError, match="cannot write"):
        store.export(tmp_path / "file" / "copy", progress=False)

    def full(where, view):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "_sql_read", full)
    with pytest.raises(LeoError, match="No space left on device"):
        store.export(tmp_path / "new" / "copy", progress=False)
    assert not (tmp_path / "new").exists()
