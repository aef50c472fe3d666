/** The targets of the day by student: one tap opens a recorder, or puts one more beside those that are open. */

import { standIn } from "./pictures.js";

/**
 * @param {HTMLDetailsElement} picker
 * @param {Pack} pack
 * @param {Target[]} open
 */
export function listTargets(picker, pack, open) {
  const rest = pack.targets.filter((target) => !open.includes(target));
  picker.hidden = !rest.length && open.length > 0;
  picker.open = !open.length;
  picker.querySelector("[data-alone]").hidden = open.length > 0;
  picker.querySelector("[data-beside]").hidden = !open.length;
  picker.querySelector("[data-none]").hidden = pack.targets.length > 0;
  const groups = pack.students.map((student) => group(student, rest, open)).filter(Boolean);
  picker.querySelector("[data-students]").replaceChildren(...groups);
}

function group(student, targets, open) {
  const own = targets.filter((target) => target.student === student.id);
  if (!own.length) return null;
  const section = document.createElement("li");
  const who = document.createElement("span");
  who.className = "pp-initials";
  who.textContent = standIn(student);
  section.append(who, ...own.map((target) => link(target, open)));
  return section;
}

function link(target, open) {
  const anchor = document.createElement("a");
  anchor.className = "btn btn-secondary";
  anchor.href = `#${[...open, target].map(({ id }) => id).join(",")}`;
  anchor.textContent = target.name;
  return anchor;
}
