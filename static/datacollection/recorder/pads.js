/** The recorders by their element. Each is loaded when something of the day needs it, and kept for offline. */

/**
 * Resolves when those of the recordables' recorders are there that can be loaded. The shell names the module of
 * each beside its template.
 * @param {Recordable[]} recordables
 */
export async function loadPads(recordables) {
  const elements = new Set(recordables.map(({ element }) => element));
  const modules = [...elements].map((element) => shellOf(element)?.dataset.module).filter(Boolean);
  await Promise.allSettled(modules.map((module) => import(module)));
}

const shellOf = (element) => document.querySelector(`[data-recorder="${CSS.escape(element)}"]`);

/** Whether the recorder of a recordable is there. @param {Recordable} recordable */
export const isThere = ({ element }) => Boolean(customElements.get(element));
