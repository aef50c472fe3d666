"""Static files out of installed packages, one by one, and the manifest that names them."""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


def package_file(package: str, inside: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise LookupError(f"Package {package} is not installed")
    return Path(next(iter(spec.submodule_search_locations))) / inside


class PackageFileFinder(BaseFinder):
    """Finds what `PACKAGE_STATIC_FILES` names: {served path: (package, path inside it)}."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        entry = settings.PACKAGE_STATIC_FILES.get(path)
        found = str(package_file(*entry)) if entry else None
        if find_all:
            return [found] if found else []
        return found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        for served, entry in settings.PACKAGE_STATIC_FILES.items():
            yield served, _OneFile(served, package_file(*entry))


class _OneFile(FileSystemStorage):
    """A storage that holds one file under the name it is served by."""

    def __init__(self, served: str, file: Path) -> None:
        super().__init__(location=str(file.parent))
        self._served, self._file = served, file

    def path(self, name: str) -> str:
        return str(self._file) if name == self._served else super().path(name)


class ManifestStorage(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True
    manifest_strict = True
    # One pass for each step of an import chain. Ours are deeper than Django's default of 5 allows.
    max_post_process_passes = 16
