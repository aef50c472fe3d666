"""What tests ask of the machine, named here and looked for before they run; all else they bring along.

Nothing of Django is imported here: bin/test asks before the engines start.
"""

import re
import shutil
import subprocess
from pathlib import Path

# The only fonts there are for tests: tests/fonts.conf lets fontconfig see no others.
FONTS_CONF = Path(__file__).with_name("fonts.conf")
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf")

# The program itself first: /usr/bin/chromium of Debian adds flags that somebody put into /etc/chromium.d.
CHROMIUM_PLACES = ("/usr/lib/chromium/chromium", "chromium", "google-chrome-stable")
OLDEST_CHROMIUM = 120  # CSS nesting, :has() and container queries, as the pages use them
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    # The same pixels everywhere, whatever the machine's screen and settings are
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
    "--force-device-scale-factor=1",
    "--lang=en-US",
]


def chromium() -> str:
    """The path of the browser; "" where there is none."""
    return next((found for place in CHROMIUM_PLACES if (found := shutil.which(place))), "")


def what_is_missing() -> list[str]:
    """A sentence for each thing without which tests fail for no fault of the code; none: all is there."""
    there = {path.name for folder in FONT_FOLDERS for path in folder.rglob("*.ttf")}
    lacking = [
        f"The font {name} is in none of {', '.join(map(str, FONT_FOLDERS))} (Debian: fonts-dejavu-core)."
        for name in FONTS
        if name not in there
    ]
    return lacking + _about_chromium()


def _about_chromium() -> list[str]:
    path = chromium()
    if not path:
        return [f"There is no Chromium: none of {', '.join(CHROMIUM_PLACES)} (Debian: chromium)."]
    # Not `--version` alone: libraries that it lacks show only when it starts.
    words = [path, "--headless=new", *CHROMIUM_FLAGS, "--dump-dom", "about:blank"]
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.search(r"\b(\d+)\.\d+\.\d+", said)
    if version is None or int(version[1]) < OLDEST_CHROMIUM:
        return [f"Chromium must be {OLDEST_CHROMIUM} or newer; {path} calls itself “{said.strip()}”."]
    try:
        begun = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    except subprocess.TimeoutExpired:
        return [f"Chromium does not start within a minute: {' '.join(words)}"]
    if begun.returncode:
        return [f"Chromium does not start: {' '.join(words)}\n{begun.stderr[-1500:]}"]
    return []
