# ruff: noqa: E501 (headers as the format has them, one line each)
"""Small OneRoster sets of invented people, as bytes: a test takes one and breaks what it is about."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from students.roster.source import Zip

Files = dict[str, str]
DELTA = "2026-10-05T12:00:00.000Z"

MANIFEST = """propertyName,value
manifest.version,1
oneroster.version,{version}
source.systemName,Invented
file.academicSessions,{mode}
file.orgs,{mode}
file.courses,{mode}
file.classes,{mode}
file.users,{mode}
file.enrollments,{mode}
file.demographics,{mode}
file.results,absent
"""
ORGS = """sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId,metadata.city
d1,,,Lark County Schools,district,,,Larkton
s1,,,Lark Elementary,school,,d1,
s2,,,Lark High,school,,d1,
"""
SESSIONS = """sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear
y1,,,2026-2027,schoolYear,2026-08-17,2027-05-28,,2027
t1,,,Fall,semester,2026-08-17,2026-12-18,y1,2027
t2,,,Spring,semester,2027-01-04,2027-05-28,y1,2027
"""
COURSES = """sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId
c1,,,y1,Reading,R,02,d1
"""
CLASSES = """sourcedId,status,dateLastModified,title,courseSourcedId,classType,schoolSourcedId,termSourcedIds
k1,,,Reading 2A,c1,scheduled,s1,"t1,t2"
k2,,,Reading 9B,c1,scheduled,s2,t1
"""
USERS = """sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,middleName,email,phone,grades
u1,,,true,s1,student,one,Wren,Abara,Mae,,,02
u2,,,true,s1,student,two,Otto,Lindqvist,,,,KG
u3,,,true,"s2,s1",student,three,Ana,Ruiz Soto,,ana@lark.example,,09
u4,,,true,s1,teacher,four,Bea,Okafor,,Bea.Okafor@lark.example,,
u5,,,true,"s1,s2",teacher,five,Ivo,Novak,,ivo.novak@lark.example,,
u6,,,true,d1,administrator,six,Pat,Quill,,pat.quill@lark.example,,
u7,,,true,s1,aide,seven,Sam,Reed,,sam.reed@lark.example,,
u8,,,true,s1,guardian,eight,Gia,Abara,,gia@home.example,555 0100,
"""
ENROLLMENTS = """sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
e1,,,k1,s1,u1,student,,2026-08-17,2026-12-18
e2,,,k1,s1,u1,student,,2027-01-04,2027-05-28
e3,,,k1,s1,u2,student,,,
e4,,,k2,s2,u3,student,,2026-08-24,
e5,,,k1,s1,u4,teacher,true,,
e6,,,k2,s2,u5,teacher,true,,
e7,,,k1,s1,u7,aide,,,
"""
DEMOGRAPHICS = """sourcedId,status,dateLastModified,birthDate,sex,asian
u1,,,2018-04-02,female,false
"""
USERS_1_2 = """sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,middleName,email,grades,preferredGivenName,pronouns
u1,,,true,one,Wren,Abara,Mae,,02,Birdie,she/her
u2,,,true,two,Otto,Lindqvist,,,KG,,
u3,,,true,three,Ana,Ruiz Soto,,,09,,
u4,,,true,four,Bea,Okafor,,bea.okafor@lark.example,,,
u5,,,true,five,Ivo,Novak,,ivo.novak@lark.example,,,
u6,,,true,six,Pat,Quill,,pat.quill@lark.example,,,
"""
ROLES = """sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId
r1,,,u1,primary,student,2026-08-17,2027-05-28,s1,
r2,,,u2,primary,student,,,s1,
r3,,,u3,primary,student,,,s2,
r4,,,u3,secondary,student,,,s1,
r5,,,u4,primary,teacher,2026-08-10,,s1,
r6,,,u5,primary,teacher,,,s1,
r7,,,u5,secondary,teacher,,,s2,
r8,,,u6,primary,districtAdministrator,,,d1,
r9,,,u6,secondary,ext:librarian,,,s1,
"""
PROFILES = """sourcedId,status,dateLastModified,userSourcedId,profileType,vendorId,credentialType,username,password
p1,,,u1,portal,v,password,one,never-read-this
"""


def bulk() -> Files:
    return {
        "manifest.csv": MANIFEST.format(version="1.1", mode="bulk"),
        "orgs.csv": ORGS,
        "academicSessions.csv": SESSIONS,
        "courses.csv": COURSES,
        "classes.csv": CLASSES,
        "users.csv": USERS,
        "enrollments.csv": ENROLLMENTS,
        "demographics.csv": DEMOGRAPHICS,
    }


def bulk_1_2() -> Files:
    manifest = MANIFEST.format(version="1.2", mode="bulk") + "file.roles,bulk\nfile.userProfiles,bulk\n"
    return bulk() | {
        "manifest.csv": manifest, "users.csv": USERS_1_2, "roles.csv": ROLES, "userProfiles.csv": PROFILES,
    }  # fmt: skip


def delta(**files: str) -> Files:
    """A set of changes: the given files (without `.csv`), each with its header; `~` is an active row's
    status and time, `-` a deleted one's."""
    said = "".join(f"file.{name},delta\n" for name in files)
    manifest = f"propertyName,value\noneroster.version,1.1\n{said}"
    filled = {
        f"{name}.csv": text.replace("~", f"active,{DELTA}").replace("!", f"tobedeleted,{DELTA}")
        for name, text in files.items()
    }
    return {"manifest.csv": manifest, **filled}


def header(text: str) -> str:
    return text.splitlines()[0] + "\n"


def zipped(files: Files | dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def source(files: Files | dict[str, bytes]) -> Zip:
    return Zip(io.BytesIO(zipped(files)))


def write(files: Files, folder: Path) -> Path:
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
    return folder
