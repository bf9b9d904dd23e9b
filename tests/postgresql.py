"""Whether a PostgreSQL server answers for the tests; exits with 0 when it does."""

import os
import sys

import psycopg

SERVER = os.environ.get("FACTCHECK_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1/postgres")

if __name__ == "__main__":
    try:
        psycopg.connect(SERVER, connect_timeout=3).close()
    except psycopg.Error:
        sys.exit(1)
