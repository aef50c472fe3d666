from tests.students.conftest import client as client  # a browser on https
from tests.students.conftest import teacher as teacher
