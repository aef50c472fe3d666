"""bin/manage: manage.py in the environment of bin/run, with the engines up for as long as it takes."""

import os
import runpy
import sys

from paraportal.engines import environment, paths, running, translations
from paraportal.engines.errors import EngineError
from paraportal.engines.run import ACCOUNTS


def main() -> None:
    try:
        with running() as engines:
            translations.compile_stale()
            os.environ.update(environment.for_django(engines.environment))
            if (paths.var() / ACCOUNTS).exists():  # bin/run made this the demo
                os.environ.setdefault("PARAPORTAL_DEMO", "1")
            sys.argv[0] = str(paths.CHECKOUT / "manage.py")
            sys.path[0] = str(paths.CHECKOUT)
            runpy.run_path(sys.argv[0], run_name="__main__")
    except EngineError as error:
        sys.exit(f"bin/manage: {error}")


if __name__ == "__main__":
    main()
