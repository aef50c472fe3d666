/** Pictures that may stand for a student on a recorder, by the word that the team chose. */
const PICTURES = {
  anchor: "⚓", apple: "🍎", ball: "⚽", balloon: "🎈", bee: "🐝", bell: "🔔", bird: "🐦", boat: "⛵",
  book: "📘", bus: "🚌", butterfly: "🦋", car: "🚗", cat: "🐱", cloud: "☁️", crown: "👑", dinosaur: "🦕",
  dog: "🐶", drum: "🥁", duck: "🦆", feather: "🪶", fish: "🐟", flower: "🌼", fox: "🦊", frog: "🐸",
  guitar: "🎸", heart: "💙", horse: "🐴", kite: "🪁", leaf: "🍃", lion: "🦁", moon: "🌙", mountain: "⛰️",
  mushroom: "🍄", owl: "🦉", panda: "🐼", penguin: "🐧", piano: "🎹", planet: "🪐", puzzle: "🧩", rabbit: "🐰",
  rainbow: "🌈", robot: "🤖", rocket: "🚀", snail: "🐌", star: "⭐", sun: "☀️", tent: "⛺", tractor: "🚜",
  train: "🚂", tree: "🌳", turtle: "🐢", umbrella: "☂️", violin: "🎻", water: "💧", wave: "🌊", whale: "🐳",
};

/**
 * @param {{initials: string, picture?: string}|undefined} student
 * @returns {string} the picture, else the initials
 */
export function standIn(student) {
  const picture = PICTURES[student?.picture?.toLowerCase()];
  return (picture && canDraw() && picture) || (student?.initials ?? "");
}

/** @type {boolean|undefined} */
let drawn;

/** Whether this machine has a font for them: then a picture has color, and an empty box has none. */
function canDraw() {
  drawn ??= hasColor(PICTURES.apple);
  return drawn;
}

function hasColor(text) {
  const canvas = new OffscreenCanvas(24, 24);
  const pen = canvas.getContext("2d");
  pen.font = "20px sans-serif";
  pen.fillText(text, 0, 20);
  const { data } = pen.getImageData(0, 0, 24, 24);
  return data.some((value, i) => i % 4 < 3 && value !== 0); // text itself is drawn in black
}
