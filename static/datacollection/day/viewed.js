/** What was read without the server is told to it later: once for each page of each pack. */
import { recordOnce } from "../store/answer-once.js";
import { asOf } from "./pack.js";

/**
 * @param {Pack} pack
 * @param {string} page today or record: both show something of every student of the day
 * @returns {Promise<void>}
 */
export function noteViewed(pack, page) {
  const key = `viewed/${page}/${pack.key}/${pack.made_at}`;
  const students = pack.students.map((student) => student.id);
  if (!students.length) return Promise.resolve();
  // The corner says what cannot be saved.
  return recordOnce(asOf(pack), [{ key, fact: { kind: "viewed", data: { page, students } } }]).catch(() => {});
}
