"""Does the web in this container answer? For container health checks: no Django, a tenth of a second."""

import os
import sys
import urllib.error
import urllib.request

PATIENCE = 4  # seconds


def main() -> int:
    """0 when it does. Asks under the first name that the site answers to."""
    port = os.environ.get("PORT", "8000")
    name = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".*") or "localhost"
    request = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": name})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - the same
            return 0 if answer.status == 200 else 1
    except (urllib.error.URLError, OSError):
        return 1


if __name__ == "__main__":
    sys.exit(main())
