/** What can be recorded today by student: one tap opens a recorder, or puts one more beside those that are open. */

import { standIn } from "./pictures.js";

/**
 * @param {HTMLDetailsElement} picker
 * @param {Pack} pack
 * @param {Recordable[]} open
 */
export function listRecordables(picker, pack, open) {
  const rest = pack.recordables.filter((recordable) => !open.includes(recordable));
  picker.hidden = !rest.length && open.length > 0;
  picker.open = !open.length;
  picker.querySelector("[data-alone]").hidden = open.length > 0;
  picker.querySelector("[data-beside]").hidden = !open.length;
  picker.querySelector("[data-none]").hidden = pack.recordables.length > 0;
  const groups = pack.students.map((student) => group(student, rest, open)).filter(Boolean);
  picker.querySelector("[data-students]").replaceChildren(...groups);
}

function group(student, recordables, open) {
  const own = recordables.filter((recordable) => recordable.student === student.id);
  if (!own.length) return null;
  const section = document.createElement("li");
  const who = document.createElement("span");
  who.className = "pp-initials";
  who.textContent = standIn(student);
  section.append(who, ...own.map((recordable) => link(recordable, open)));
  return section;
}

function link(recordable, open) {
  const anchor = document.createElement("a");
  anchor.className = "btn btn-secondary";
  anchor.href = `#${[...open, recordable].map(({ key }) => key).join(",")}`;
  anchor.textContent = recordable.title;
  return anchor;
}
